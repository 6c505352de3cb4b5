namespace LeanBot.Store;

/// <summary>An interrupted write at the end of a journal.</summary>
/// <param name="Line">Counts from 1.</param>
/// <param name="Offset">In bytes from the start of the file.</param>
/// <param name="SizeBytes">How much was cut.</param>
/// <param name="KeptIn">The file that holds what was cut.</param>
public sealed record CutTail(string File, long Line, long Offset, long SizeBytes, string KeptIn);
