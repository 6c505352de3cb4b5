namespace LeanBot.Stripe;

/// <summary>Makes sure that nobody pays an invoice any more.
/// https://docs.stripe.com/invoicing/overview#void</summary>
internal static class InvoiceWithdrawal
{
    /// <returns>Why it could not be done; null where it was, or need not be.</returns>
    public static async Task<StripeError?> Do(
        StripeClient client, string rowId, string invoiceId, ILogger log, CancellationToken cut)
    {
        var path = PathOf(invoiceId);
        var (invoice, error, _) = await client.Get(path, [], StripeJson.Default.InvoiceJson, cut);
        // A subscription's draft can't be deleted, only finalized and then voided.
        if (invoice is { Status: "draft" })
        {
            (invoice, error, _) = await client.Post(
                $"{path}/finalize", new StripeForm { { "auto_advance", false } }, $"{rowId}:finalize",
                StripeJson.Default.InvoiceJson, cut);
        }

        if (invoice is { Status: "open" or "uncollectible" })
        {
            (_, error, _) = await client.Post(
                $"{path}/void", [], $"{rowId}:void", StripeJson.Default.InvoiceJson, cut);
        }

        if (error is not { Status: 400 }) return error;
        // Such as money of a bank debit that is on its way for it: when it arrives, it grants.
        log.LogWarning("{Invoice} is not withdrawn: {Why}", invoiceId, error.ToString());
        return null;
    }

    public static string PathOf(string invoiceId) => $"/v1/invoices/{Uri.EscapeDataString(invoiceId)}";
}
