namespace LeanBot.Sandbox.Journal;

/// <summary>One line of the journal: a request, the outcome of a delivery, or a move of the clock.</summary>
internal sealed record JournalEntry(DateTimeOffset At)
{
    public Request? Request { get; init; }

    public DeliveryOutcome? Delivery { get; init; }

    /// <summary>How far the clock is ahead of real time, in ticks.</summary>
    public long? ClockOffset { get; init; }
}

/// <summary>How an attempt ended: its HTTP status, null when there was no answer.</summary>
internal sealed record DeliveryOutcome(string Account, long Number, int? Status);
