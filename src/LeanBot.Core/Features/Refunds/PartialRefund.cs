namespace LeanBot.Core.Features.Refunds;

/// <summary>What a refund of a part does. One of the whole always takes the time that it was paid
/// for.</summary>
public enum PartialRefund
{
    /// <summary>Access stays as it is: it was a kindness.</summary>
    Nothing,

    /// <summary>The time that was paid for becomes shorter by the same part.</summary>
    Shorten,

    /// <summary>It takes the time as a refund of the whole does.</summary>
    End,
}
