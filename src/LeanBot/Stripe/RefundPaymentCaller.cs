using LeanBot.Core;
using LeanBot.Core.Features.Refunds;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>https://docs.stripe.com/api/refunds/create</summary>
internal sealed class RefundPaymentCaller(StripeAccounts accounts, ILogger<RefundPaymentCaller> log)
    : StripeCaller<RefundPayment, StripeRefund>(accounts, log)
{
    /// <summary>Under this name the refund tells which row made it.</summary>
    private const string Mark = "leanbot_row";

    private const int PageMax = 100;

    protected override string AccountOf(RefundPayment request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, RefundPayment request, CancellationToken cut)
    {
        var (payments, error, _) = await client.Get(
            "/v1/invoice_payments",
            new StripeForm { { "invoice", request.InvoiceId }, { "status", "paid" } },
            StripeJson.Default.ListJsonInvoicePaymentJson, cut);
        if (error is not null) return Judge(error, row);
        if (payments!.Data.Select(one => one.Payment?.PaymentIntent).FirstOrDefault(id => id is not null)
            is not { } intent)
            return new Verdict.Drop(FailureReason.NotFound, "it was not paid by card");
        // Idempotency keys are kept for a day, and a row may wait longer than that.
        var (made, failed, _) = await client.Get(
            "/v1/refunds", new StripeForm { { "payment_intent", intent }, { "limit", PageMax } },
            StripeJson.Default.ListJsonRefundJson, cut);
        if (failed is not null) return Judge(failed, row);
        if (made!.Data.FirstOrDefault(one => one.Metadata?.GetValueOrDefault(Mark) == row.Id) is { } before)
            return new Verdict.Done(StripeMapper.Map(before));
        var (refund, refused, _) = await client.Post(
            "/v1/refunds",
            new StripeForm
            {
                { "payment_intent", intent },
                { "amount", request.Amount.MinorUnits },
                { "reason", "requested_by_customer" },
                { $"metadata[{Mark}]", row.Id },
            },
            row.Id, StripeJson.Default.RefundJson, cut);
        return refused is null ? new Verdict.Done(StripeMapper.Map(refund!)) : Judge(refused, row);
    }
}
