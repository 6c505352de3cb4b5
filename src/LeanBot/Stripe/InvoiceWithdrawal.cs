namespace LeanBot.Stripe;

/// <summary>Makes sure that nobody pays for what has ended.
/// https://docs.stripe.com/invoicing/overview#void</summary>
internal static class InvoiceWithdrawal
{
    /// <summary>More than a subscription can have open: each that is not paid ends its renewals.</summary>
    private const int PageMax = 100;

    private static readonly string[] Unpaid = ["draft", "open", "uncollectible"];

    /// <summary>Every invoice of a subscription that could still be paid, known here or not.</summary>
    /// <returns>Why it could not be done; null where it was, or need not be.</returns>
    public static async Task<StripeError?> DoAll(
        StripeClient client, string rowId, string stripeId, ILogger log, CancellationToken cut)
    {
        foreach (var status in Unpaid)
        {
            var (found, error, _) = await client.Get(
                "/v1/invoices",
                new StripeForm { { "subscription", stripeId }, { "status", status }, { "limit", PageMax } },
                StripeJson.Default.ListJsonInvoiceJson, cut);
            if (error is not null) return error;
            foreach (var invoice in found!.Data)
            {
                if (await Do(client, rowId, invoice, log, cut) is { } problem) return problem;
            }
        }

        return null;
    }

    public static string PathOf(string invoiceId) => $"/v1/invoices/{Uri.EscapeDataString(invoiceId)}";

    private static async Task<StripeError?> Do(
        StripeClient client, string rowId, InvoiceJson invoice, ILogger log, CancellationToken cut)
    {
        var path = PathOf(invoice.Id);
        StripeError? error = null;
        // A subscription's draft can't be deleted, only finalized and then voided.
        if (invoice.Status == "draft")
        {
            (_, error, _) = await client.Post(
                $"{path}/finalize", new StripeForm { { "auto_advance", false } },
                $"{rowId}:{invoice.Id}:finalize", StripeJson.Default.InvoiceJson, cut);
        }

        if (error is null)
        {
            (_, error, _) = await client.Post(
                $"{path}/void", [], $"{rowId}:{invoice.Id}:void", StripeJson.Default.InvoiceJson, cut);
        }

        if (error is not { Status: 400 }) return error;
        // Such as money of a bank debit that is on its way for it: when it arrives, it grants.
        log.LogWarning("{Invoice} is not withdrawn: {Why}", invoice.Id, error.ToString());
        return null;
    }
}
