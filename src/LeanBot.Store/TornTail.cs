namespace LeanBot.Store;

/// <summary>What stands behind the last whole line of a journal: a write that never was
/// acknowledged.</summary>
internal sealed record TornTail(
    string File, long Journal, long Line, long Offset, ReadOnlyMemory<byte> Bytes);
