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
