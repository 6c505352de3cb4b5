using System.Text.Json;

namespace LeanBot.Stripe;

/// <summary>Ends a subscription at once and voids what is open of it.
/// https://docs.stripe.com/billing/subscriptions/cancel#handle-unpaid-invoices</summary>
internal static class Ending
{
    /// <returns>How it stands then; and what went wrong with the invoice, where something did.</returns>
    public static async Task<(StripeResult<SubscriptionJson> Ended, StripeError? Error)> Now(
        StripeClient client, string stripeId, string idempotencyKey, CancellationToken cut)
    {
        var path = $"/v1/subscriptions/{Uri.EscapeDataString(stripeId)}";
        var withInvoice = new StripeForm { { "expand[0]", "latest_invoice" } };
        var ended = await client.Delete(path, withInvoice, StripeJson.Default.SubscriptionJson, cut);
        // Who has ended can't be ended again, which is as well: how it stands is the answer.
        if (ended.Error is { IsMissing: true })
            ended = await client.Get(path, withInvoice, StripeJson.Default.SubscriptionJson, cut);
        if (ended.Error is not null || OpenInvoiceOf(ended) is not { } invoice) return (ended, null);
        var (_, error, _) = await client.Post(
            $"/v1/invoices/{Uri.EscapeDataString(invoice)}/void", [], $"{idempotencyKey}:void",
            StripeJson.Default.InvoiceJson, cut);
        return (ended, error is { Status: not 400 } ? error : null);
    }

    private static string? OpenInvoiceOf(StripeResult<SubscriptionJson> answer) =>
        answer.Result!.LatestInvoice is { ValueKind: JsonValueKind.Object } invoice
        && invoice.TryGetProperty("status", out var status) && status.GetString() == "open"
        && invoice.TryGetProperty("id", out var id)
            ? id.GetString()
            : null;
}
