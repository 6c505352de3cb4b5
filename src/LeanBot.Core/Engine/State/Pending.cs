namespace LeanBot.Core;

/// <summary>A commit that is in the state and not durable yet.</summary>
internal sealed record Pending(EncodedCommit Encoded)
{
    /// <summary>Who waits for it: the turn that made it, and those that only read behind it.</summary>
    public List<Action<NotDurable?>> Waiting { get; } = [];

    public Commit Commit => Encoded.Commit;
}
