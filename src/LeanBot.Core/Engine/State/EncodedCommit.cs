namespace LeanBot.Core;

/// <summary>A commit as its storage will write it: what cannot be written shows while its turn can still be
/// undone alone.</summary>
public abstract record EncodedCommit(Commit Commit)
{
    /// <summary>About how much is written for it, so that a group stays within bounds; 0 where that is
    /// nothing.</summary>
    public virtual long SizeBytes => 0;
}
