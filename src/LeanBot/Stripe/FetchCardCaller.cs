using LeanBot.Core;
using LeanBot.Core.Features.Cards;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>What a subscription names itself goes before what its customer has.
/// https://docs.stripe.com/billing/subscriptions/payment-methods-setting</summary>
internal sealed class FetchCardCaller(StripeAccounts accounts, ILogger<FetchCardCaller> log)
    : StripeCaller<FetchCard, CardTold>(accounts, log)
{
    protected override string AccountOf(FetchCard request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, FetchCard request, CancellationToken cut)
    {
        var (found, error, _) = await client.Get(
            "/v1/subscriptions",
            new StripeForm
            {
                { "customer", request.CustomerId },
                { "limit", 1 },
                { "expand[0]", "data.default_payment_method" },
                { "expand[1]", "data.customer.invoice_settings.default_payment_method" },
            },
            StripeJson.Default.ListJsonChargedByJson,
            cut);
        if (error is not null) return Judge(error, row);
        var newest = found!.Data is [{ } first, ..] ? first : null;
        return new Verdict.Done(Map(
            newest?.DefaultPaymentMethod ?? newest?.Customer?.InvoiceSettings?.DefaultPaymentMethod));
    }

    private static CardTold Map(PaymentMethodJson? method)
    {
        var card = method?.Card ?? method?.SepaDebit;
        return new CardTold(
            method?.Id, card?.Brand ?? method?.Type, card?.Last4, card?.ExpMonth, card?.ExpYear,
            card?.Fingerprint);
    }
}
