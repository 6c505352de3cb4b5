namespace LeanBot.Core;

/// <summary>Makes commits durable and gives them back at start. It decides nothing else.</summary>
public interface IStorage
{
    /// <summary>Everything kept, each record once, and the last commit's number (0 when there is none).
    /// Called once, before the first <see cref="Append"/>.</summary>
    Recovered Load();

    /// <summary>Returns when the commit is durable.</summary>
    /// <exception cref="NotDurable">Nothing of the commit is kept.</exception>
    void Append(Commit commit);
}

/// <param name="LastSeq">The number of the last commit that is kept; 0 when there is none.</param>
/// <param name="Records">Each record that is kept, as a change that made it.</param>
public sealed record Recovered(long LastSeq, IEnumerable<Change> Records);

/// <summary>A commit could not be made durable. It is as if the turn had not been.</summary>
/// <param name="isFatal">True when the disk can no longer be trusted: answer nothing more, and stop.
/// False when there is merely no room: the same commit may succeed later.</param>
public sealed class NotDurable(string message, bool isFatal, Exception? inner = null) : Exception(message, inner)
{
    public bool IsFatal { get; } = isFatal;
}
