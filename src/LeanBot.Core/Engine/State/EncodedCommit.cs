namespace LeanBot.Core;

/// <summary>A commit as its storage will write it: what cannot be written shows while its turn can still be
/// undone alone.</summary>
public abstract record EncodedCommit(Commit Commit);
