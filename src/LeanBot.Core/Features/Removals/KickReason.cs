namespace LeanBot.Core.Features.Removals;

/// <summary>Why somebody would be let out. Each has a text <c>removals.because…</c>.</summary>
public enum KickReason
{
    /// <summary>Their last subscription has ended.</summary>
    Ended,

    /// <summary>What is paid is over; Stripe is asked before anybody goes.</summary>
    Over,

    /// <summary>The money has gone back.</summary>
    MoneyBack,

    /// <summary>A payment is disputed.</summary>
    Disputed,

    /// <summary>The team has paused it, and what was paid is over.</summary>
    Paused,

    /// <summary>The team has banned them: whatever they hold opens nothing.</summary>
    Banned,

    /// <summary>They came by a road that is not ours.</summary>
    NeverPaid,
}
