namespace LeanBot.Store;

/// <summary>What a start has found, for the log.</summary>
/// <param name="LastSeq">The last commit that is kept.</param>
/// <param name="Epoch">This start's number.</param>
/// <param name="SnapshotsRead">How many collections had a file.</param>
/// <param name="JournalsRead">How many journal files there were.</param>
/// <param name="LinesRead">How many commits stood in them.</param>
/// <param name="Cut">The writes that were interrupted and never acknowledged; they are not kept.</param>
public sealed record RecoveryReport(
    long LastSeq, long Epoch, int SnapshotsRead, int JournalsRead, int LinesRead, IReadOnlyList<CutTail> Cut);

/// <summary>An interrupted write at the end of a journal.</summary>
/// <param name="Line">Counts from 1.</param>
/// <param name="Offset">In bytes from the start of the file.</param>
/// <param name="SizeBytes">How much was cut.</param>
/// <param name="KeptIn">The file that holds what was cut.</param>
public sealed record CutTail(string File, long Line, long Offset, long SizeBytes, string KeptIn);
