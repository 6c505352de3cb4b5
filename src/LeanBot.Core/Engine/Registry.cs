namespace LeanBot.Core;

/// <summary>An event that was processed. Kept for the registry's time to live, so that a repeat does nothing.</summary>
/// <param name="Cause">See <see cref="Incoming"/>.</param>
[Kept("events")]
public sealed record ProcessedEvent(string Cause, DateTimeOffset At, DateTimeOffset ForgetAt) : Record
{
    public override string Key => Cause;
    public override DateTimeOffset? Due => ForgetAt;
}

/// <summary>Forgets processed events, many in one turn: one commit each would write more than the events did.</summary>
public sealed class ForgetProcessedEvent : TimerRule<ProcessedEvent>
{
    private const int AtOnceMax = 500;

    public override void Fire(Turn turn, ProcessedEvent record)
    {
        foreach (var due in turn.Due<ProcessedEvent>(AtOnceMax)) turn.Tx.Delete(due);
    }
}

/// <summary>Something authentic that could not be understood or handled: kept raw until an admin decides.</summary>
/// <param name="Reference">What the person was told, and what the log says.</param>
[Kept("parked")]
public sealed record ParkedItem(string Reference, string Cause, string Reason, string Raw, DateTimeOffset At) : Record
{
    public override string Key => Reference;
}

/// <summary>How often an event of a type came that no rule wants.</summary>
[Kept("unhandled")]
public sealed record UnhandledEvents(string Type, long Count, DateTimeOffset LastAt, string LastRaw) : Record
{
    public const int RawCharactersMax = 4_096;

    public override string Key => Type;
}
