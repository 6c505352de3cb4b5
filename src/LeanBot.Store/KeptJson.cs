namespace LeanBot.Store;

/// <summary>The JSON of one record as it stands in a file, and where that is; empty where the record is
/// gone.</summary>
internal readonly record struct KeptJson(
    string Collection, string Key, ReadOnlyMemory<byte> Json, string File, long? Line);
