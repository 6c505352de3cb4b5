using LeanBot.Core;
using LeanBot.Core.Features.Refunds;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>https://docs.stripe.com/billing/subscriptions/cancel#handle-unpaid-invoices</summary>
internal sealed class StopSubscriptionCaller(StripeAccounts accounts, ILogger<StopSubscriptionCaller> log)
    : SubscriptionCaller<StopSubscription>(accounts, log)
{
    protected override string AccountOf(StopSubscription request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, StopSubscription request, CancellationToken cut)
    {
        var ended = await client.Delete(
            PathOf(request.StripeId), WithInvoice, StripeJson.Default.SubscriptionJson, cut);
        // Who has ended can't be ended again, which is as well: how it stands is the answer.
        if (ended.Error is { IsMissing: true }) ended = await Fetch(client, request.StripeId, cut);
        if (ended.Error is null && OpenInvoiceOf(ended) is { } invoice)
        {
            var (_, error, _) = await client.Post(
                $"/v1/invoices/{Uri.EscapeDataString(invoice)}/void", [], $"{row.Id}:void",
                StripeJson.Default.InvoiceJson, cut);
            if (error is { Status: not 400 }) return Judge(error, row);
        }

        return Settle(ended, row);
    }

    private static string? OpenInvoiceOf(StripeResult<SubscriptionJson> answer) =>
        answer.Result!.LatestInvoice is { ValueKind: System.Text.Json.JsonValueKind.Object } invoice
        && invoice.TryGetProperty("status", out var status) && status.GetString() == "open"
        && invoice.TryGetProperty("id", out var id)
            ? id.GetString()
            : null;
}
