namespace LeanBot.Core;

/// <summary>An event that was processed. Kept for the registry's time to live, so that a repeat does
/// nothing.</summary>
/// <param name="Cause">See <see cref="Incoming"/>.</param>
[Kept("events")]
public sealed record ProcessedEvent(string Cause, DateTimeOffset At, DateTimeOffset ForgetAt) : Record
{
    public override string Key => Cause;
    public override DateTimeOffset? Due => ForgetAt;
}
