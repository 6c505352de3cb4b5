using System.Text.Json.Serialization.Metadata;
using LeanBot.Core;
using LeanBot.Core.Features.Refunds;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>A charge names no invoice: the payment of its intent does.
/// https://docs.stripe.com/changelog/basil/2025-03-31/add-support-for-multiple-partial-payments-on-invoices
/// </summary>
internal sealed class FetchChargeCaller(StripeAccounts accounts, ILogger<FetchChargeCaller> log)
    : StripeCaller<FetchCharge, StripeCharge>(accounts, log)
{
    /// <summary>More than anybody makes of one charge.</summary>
    private const int PageMax = 100;

    protected override string AccountOf(FetchCharge request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, FetchCharge request, CancellationToken cut)
    {
        var (id, unknown) = await Resolve(client, request.ChargeId, cut);
        if (unknown is not null) return Judge(unknown, row);
        if (id is null) return new Verdict.Drop(FailureReason.NotFound, $"{request.ChargeId} has no charge");
        var (charge, error, at) = await client.Get(
            $"/v1/charges/{Uri.EscapeDataString(id)}", [], StripeJson.Default.ChargeJson, cut);
        if (error is not null) return Judge(error, row);
        var refunds = ListOf(
            client, "/v1/refunds", request.ChargeId, StripeJson.Default.ListJsonRefundJson, cut);
        var disputes = ListOf(
            client, "/v1/disputes", request.ChargeId, StripeJson.Default.ListJsonDisputeJson, cut);
        var invoice = InvoiceOf(client, charge!.PaymentIntent, cut);
        await Task.WhenAll(refunds, disputes, invoice);
        var failed = (await refunds).Error ?? (await disputes).Error ?? (await invoice).Error;
        if (failed is not null) return Judge(failed, row);
        return new Verdict.Done(StripeMapper.Map(charge) with
        {
            InvoiceId = (await invoice).Id,
            At = at,
            Refunds = [.. (await refunds).Result!.Data.Select(StripeMapper.Map)],
            Disputes = [.. (await disputes).Result!.Data.Select(StripeMapper.Map)],
        });
    }

    /// <summary>The charge that is meant; null where an intent has none.</summary>
    private static async Task<(string? Id, StripeError? Error)> Resolve(
        StripeClient client, string id, CancellationToken cut)
    {
        if (!IsIntent(id)) return (id, null);
        var (intent, error, _) = await client.Get(
            $"/v1/payment_intents/{Uri.EscapeDataString(id)}", [], StripeJson.Default.PaymentIntentJson, cut);
        return (intent?.LatestCharge, error);
    }

    /// <summary>By what was told: what names only an intent would not be found by the charge.</summary>
    private static Task<StripeResult<ListJson<T>>> ListOf<T>(
        StripeClient client, string path, string id, JsonTypeInfo<ListJson<T>> type,
        CancellationToken cut) => client.Get(
            path, new StripeForm { { IsIntent(id) ? "payment_intent" : "charge", id }, { "limit", PageMax } },
            type, cut);

    private static bool IsIntent(string id) => id.StartsWith("pi_", StringComparison.Ordinal);

    private static async Task<(string? Id, StripeError? Error)> InvoiceOf(
        StripeClient client, string? intent, CancellationToken cut)
    {
        if (intent is null) return default;
        var (payments, error, _) = await client.Get(
            "/v1/invoice_payments",
            new StripeForm
            {
                { "payment[type]", "payment_intent" },
                { "payment[payment_intent]", intent },
            },
            StripeJson.Default.ListJsonInvoicePaymentJson,
            cut);
        return (payments?.Data.FirstOrDefault(payment => payment.Invoice is not null)?.Invoice, error);
    }
}
