using LeanBot.Core;

namespace LeanBot.Store;

/// <summary>A commit that waits to be written as a <see cref="JournalLine"/>.</summary>
/// <param name="Body">See <see cref="JournalLine.Encode"/>.</param>
internal sealed record JournalEntry(Commit Commit, ReadOnlyMemory<byte> Body) : EncodedCommit(Commit)
{
    public override long SizeBytes => Body.Length;
}
