namespace LeanBot.Core.Features.Refunds;

/// <summary>Money that was given back, as Stripe tells it now.</summary>
/// <param name="Id">Account and refund: <c>main:re_…</c>.</param>
/// <param name="Payment">The payment it is of, which may not be known yet, or be none of ours; null where it
/// belongs to no invoice.</param>
/// <param name="Status">Stripe's word.</param>
/// <param name="At">When it was made, UTC.</param>
/// <param name="IsNoted">Whether it is in the books as money that went back: what was noted is noted back
/// where it fails.</param>
[Kept("refunds")]
public sealed record Refund(
    string Id, string? Payment, string ChargeId, Money Amount, string Status, DateTimeOffset At,
    string? FailureReason = null, bool IsNoted = false) : Record
{
    public static readonly Index<Refund> ByPayment = new("by-payment", refund => refund.Payment);

    public override string Key => Id;

    /// <summary>What failed has not left the account.</summary>
    public bool IsGivenBack => Status is not ("failed" or "canceled");

    public static string KeyOf(string account, string refundId) => $"{account}:{refundId}";
}
