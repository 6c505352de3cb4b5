using LeanBot.Core;

namespace LeanBot.Outbox;

/// <summary>What a call came to, before it is decided whether it may be tried again.</summary>
internal abstract record Verdict
{
    /// <param name="Value">Of the result type of the row's kind.</param>
    public sealed record Done(object Value) : Verdict;

    /// <param name="ForEver">What an operator has to mend is not given up meanwhile.</param>
    /// <param name="IsTry">False where the service only asked for a pause: however often it does, nothing is
    /// given up for that.</param>
    public sealed record Retry(TimeSpan After, string Why, bool ForEver = false, bool IsTry = true)
        : Verdict;

    /// <summary>Our own code threw. A new try may find other circumstances.</summary>
    public sealed record Bug(string Why) : Verdict;

    public sealed record Drop(FailureReason Reason, string Why) : Verdict;

    /// <summary>The chat has another id now; the row goes there.</summary>
    public sealed record ChatMoved(long From, long To) : Verdict;

    /// <summary>Nothing more goes to that service until the next start; the row stays as it is.</summary>
    public sealed record Stop(string Why) : Verdict;

    public static readonly Verdict DoneWithNothing = new Done(Nothing.Value);
}
