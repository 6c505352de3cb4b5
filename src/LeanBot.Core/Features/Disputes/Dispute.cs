namespace LeanBot.Core.Features.Disputes;

/// <summary>A cardholder wants money back by their bank, as Stripe tells it now.</summary>
/// <param name="Id">Account and dispute: <c>main:du_…</c>.</param>
/// <param name="Payment">The payment it is about, which may not be known yet; null where it belongs to no
/// invoice.</param>
/// <param name="Member">Whose payment it is; null where that is nobody we know.</param>
/// <param name="Status">Stripe's word; new ones may come.</param>
/// <param name="EvidenceDueBy">UTC; null where no evidence can be given.</param>
/// <param name="At">When we learned of it, UTC.</param>
/// <param name="ClosedAt">When we learned of its end, UTC.</param>
/// <param name="RemindAt">When the team is to be reminded of the evidence, UTC.</param>
[Kept("disputes")]
public sealed record Dispute(
    string Id,
    string? Payment,
    string ChargeId,
    MemberId? Member,
    Money Amount,
    string? Reason,
    string Status,
    DateTimeOffset? EvidenceDueBy,
    DateTimeOffset At,
    DateTimeOffset? ClosedAt = null,
    DateTimeOffset? RemindAt = null) : Record
{
    public static readonly Index<Dispute> ByPayment = new("by-payment", dispute => dispute.Payment);

    public override string Key => Id;

    public override DateTimeOffset? Due => RemindAt;

    public DisputeStanding Standing => StandingOf(Status);

    /// <summary>Whether the bank waits for the team.</summary>
    public bool NeedsResponse =>
        Status is "needs_response" or "warning_needs_response" or "appeal_needs_response";

    /// <summary>What the bank has taken.</summary>
    public Money Withdrawn => Standing is DisputeStanding.Open or DisputeStanding.Lost
        ? Amount
        : Amount with { MinorUnits = 0 };

    /// <summary>Our name for the Stripe account.</summary>
    public string Account => Id[..Id.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Stripe's <c>du_…</c></summary>
    public string DisputeId => Id[(Account.Length + 1)..];

    public static string KeyOf(string account, string disputeId) => $"{account}:{disputeId}";

    /// <summary>A status that is not known yet is taken for an open one.
    /// https://docs.stripe.com/api/disputes/object#dispute_object-status</summary>
    public static DisputeStanding StandingOf(string status) => status switch
    {
        "won" or "warning_closed" or "prevented" => DisputeStanding.Won,
        "lost" => DisputeStanding.Lost,
        "warning_needs_response" or "warning_under_review" => DisputeStanding.Inquiry,
        _ => DisputeStanding.Open,
    };
}
