namespace LeanBot.Core;

/// <summary>A commit could not be made durable. It is as if the turn had not been.</summary>
/// <param name="isFatal">True when the disk can no longer be trusted: answer nothing more, and stop.
/// False when there is merely no room: the same commit may succeed later.</param>
public sealed class NotDurable(string message, bool isFatal, Exception? inner = null)
    : Exception(message, inner)
{
    public bool IsFatal { get; } = isFatal;
}
