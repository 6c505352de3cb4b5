namespace LeanBot.Core.Tests;

/// <summary>What goes back of what was paid at Stripe: refunds, also those that fail later, and
/// disputes.</summary>
public sealed class ChargesStandIn(StripeStandIn stripe)
{
    private const string Prefix = "ch_of_";
    private const string IntentPrefix = "pi_of_";

    private static readonly TimeSpan EvidenceDue = TimeSpan.FromDays(7);

    private readonly Dictionary<string, StripeRefund> _refunds = [];
    private readonly Dictionary<string, StripeDispute> _disputes = [];

    public IEnumerable<StripeRefund> Refunds => _refunds.Values;

    public IEnumerable<StripeDispute> Disputes => _disputes.Values;

    /// <summary>Each invoice is paid by a charge of its own.</summary>
    public static string ChargeOf(string invoiceId) => Prefix + invoiceId;

    public static string IntentOf(string chargeId) => IntentPrefix + chargeId;

    /// <param name="id">A charge, or its intent.</param>
    public StripeCharge Fetch(string id) =>
        Of(id.StartsWith(IntentPrefix, StringComparison.Ordinal) ? id[IntentPrefix.Length..] : id);

    private StripeCharge Of(string chargeId) =>
        new(chargeId, Invoice(chargeId)?.CustomerId, IntentOf(chargeId), Invoice(chargeId)?.Id)
        {
            Refunds = [.. Refunds.Where(refund => refund.ChargeId == chargeId)],
            Disputes =
            [
                .. Disputes.Where(dispute => dispute.ChargeId == chargeId
                    || dispute.PaymentIntentId == IntentOf(chargeId)),
            ],
        };

    /// <param name="amount">Minor units; null for all of it.</param>
    public StripeRefund Refund(StripeInvoice paid, DateTimeOffset now, long? amount = null)
    {
        var refund = new StripeRefund(
            stripe.Id("re"), ChargeOf(paid.Id),
            paid.AmountPaid with { MinorUnits = amount ?? paid.AmountPaid.MinorUnits }, "succeeded", now);
        _refunds[refund.Id] = refund;
        stripe.Tell("refund.created", now, refund);
        stripe.Tell("charge.refunded", now, new StripeCharge(refund.ChargeId!));
        return refund;
    }

    /// <summary>The bank of the cardholder sends it back.</summary>
    public void Fail(string refundId, DateTimeOffset now)
    {
        var failed = _refunds[refundId] with
        {
            Status = "failed",
            FailureReason = "lost_or_stolen_card",
        };
        _refunds[refundId] = failed;
        stripe.Tell("refund.updated", now, failed);
        stripe.Tell("refund.failed", now, failed);
    }

    /// <param name="namesCharge">Else only the intent that it was paid by.</param>
    public StripeDispute Dispute(
        StripeInvoice paid, DateTimeOffset now, string status = "needs_response", bool namesCharge = true)
    {
        var dispute = new StripeDispute(
            stripe.Id("du"), namesCharge ? ChargeOf(paid.Id) : null, paid.AmountPaid, "fraudulent", status,
            now + EvidenceDue)
        {
            PaymentIntentId = IntentOf(ChargeOf(paid.Id)),
        };
        _disputes[dispute.Id] = dispute;
        stripe.Tell("charge.dispute.created", now, dispute);
        stripe.Tell("charge.dispute.funds_withdrawn", now, dispute);
        return dispute;
    }

    /// <summary>The dispute goes on, or is decided.</summary>
    public void Move(string disputeId, string status, DateTimeOffset now)
    {
        var dispute = _disputes[disputeId] = _disputes[disputeId] with { Status = status };
        var isClosed = status is "won" or "lost" or "warning_closed";
        stripe.Tell(isClosed ? "charge.dispute.closed" : "charge.dispute.updated", now, dispute);
        if (status == "won") stripe.Tell("charge.dispute.funds_reinstated", now, dispute);
    }

    private StripeInvoice? Invoice(string chargeId) => stripe.PaidInvoice(chargeId[Prefix.Length..]);
}
