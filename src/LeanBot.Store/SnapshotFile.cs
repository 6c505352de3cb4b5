namespace LeanBot.Store;

/// <summary>What is known of a snapshot that is on disk.</summary>
internal sealed record SnapshotFile(long Seq, long SizeBytes);
