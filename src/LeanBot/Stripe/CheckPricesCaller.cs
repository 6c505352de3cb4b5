using LeanBot.Core;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Pricing;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Looks which prices stand under our lookup keys; changes nothing.</summary>
internal sealed class CheckPricesCaller(StripeAccounts accounts, ILogger<CheckPricesCaller> log)
    : StripeCaller<CheckPrices, PricesChecked>(accounts, log)
{
    protected override string AccountOf(CheckPrices request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, CheckPrices request, CancellationToken cut)
    {
        var (found, error) = await PriceList.FindAll(client, request.Prices, cut);
        return error is null
            ? new Verdict.Done(new PricesChecked(
                [.. request.Prices.Select(wanted => Of(wanted, found.GetValueOrDefault(wanted.LookupKey)))]))
            : Judge(error, row);
    }

    private static PriceAtStripe Of(PlanPrice wanted, PriceJson? found) => new(
        wanted, found?.Id,
        found?.UnitAmount is { } amount ? new Money(amount, found.Currency) : null,
        found is not null && PriceList.IsAsShown(found, wanted));
}
