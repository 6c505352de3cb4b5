using LeanBot.Core;
using LeanBot.Core.Features.Migrations;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Once for all who are moved to it: many finding it missing at the same time would each make
/// one.</summary>
internal sealed class MakePriceCaller(StripeAccounts accounts, ILogger<MakePriceCaller> log)
    : StripeCaller<MakePrice, PriceMade>(accounts, log)
{
    protected override string AccountOf(MakePrice request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, MakePrice request, CancellationToken cut)
    {
        var (price, error, _) = await PriceList.Find(client, request.Price, row.Id, cut);
        return error is null ? new Verdict.Done(new PriceMade(price!.Id)) : Judge(error, row);
    }
}
