using System.Globalization;
using LeanBot.Core;
using LeanBot.Core.Features.Orders;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

internal sealed class MakePaymentLinkCaller(
    StripeAccounts accounts, PaymentPages pages, ILogger<MakePaymentLinkCaller> log)
    : StripeCaller<MakePaymentLink, PaymentPageMade>(accounts, log)
{
    protected override string AccountOf(MakePaymentLink request) => request.Account;

    protected override int CallsOf(MakePaymentLink request) => 2;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, MakePaymentLink request, CancellationToken cut)
    {
        var (page, error, _) = await pages.MakeLink(client, row, request.Page, cut);
        return error is null ? new Verdict.Done(new PaymentPageMade(page!.Url, page.Id)) : Judge(error, row);
    }
}

internal sealed class MakeCheckoutSessionCaller(
    StripeAccounts accounts, PaymentPages pages, ILogger<MakeCheckoutSessionCaller> log)
    : StripeCaller<MakeCheckoutSession, PaymentPageMade>(accounts, log)
{
    protected override string AccountOf(MakeCheckoutSession request) => request.Account;

    protected override int CallsOf(MakeCheckoutSession request) => 2;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, MakeCheckoutSession request, CancellationToken cut)
    {
        var (page, error, _) = await pages.MakeSession(client, row, request.Page, request.CustomerId, cut);
        // Somebody deleted the customer at Stripe: the member can pay all the same.
        if (error is { IsMissing: true, Param: "customer" })
        {
            (page, error, _) = request.Page.Promo is null
                ? await pages.MakeLink(client, row, request.Page, cut)
                : await pages.MakeSession(client, row, request.Page, null, cut);
        }

        return error is null ? new Verdict.Done(Made(page!)) : Judge(error, row);
    }

    private static PaymentPageMade Made(PageJson page) => new(
        page.Url, page.Id,
        page is { AmountTotal: { } total, Currency: { } currency } ? new Money(total, currency) : null);
}

internal sealed class ClosePaymentPageCaller(StripeAccounts accounts, ILogger<ClosePaymentPageCaller> log)
    : StripeCaller<ClosePaymentPage, Nothing>(accounts, log)
{
    protected override string AccountOf(ClosePaymentPage request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, ClosePaymentPage request, CancellationToken cut)
    {
        var id = Uri.EscapeDataString(request.PageId);
        var isSession = request.PageId.StartsWith("cs_", StringComparison.Ordinal);
        var (_, error, _) = await client.Post(
            isSession ? $"/v1/checkout/sessions/{id}/expire" : $"/v1/payment_links/{id}",
            isSession ? [] : new StripeForm { { "active", false } },
            // Closing twice does no harm, while under one key Stripe would repeat a stored failure.
            string.Create(CultureInfo.InvariantCulture, $"{row.Id}:{row.Attempts}"),
            StripeJson.Default.IdJson,
            cut);
        // A session that was paid or has expired can't be expired, which is as well.
        var isOver = isSession && error is { Status: 400, IsMissing: false };
        return error is null || isOver ? Verdict.DoneWithNothing : Judge(error, row);
    }
}
