using LeanBot.Core;
using LeanBot.Core.Features.Disputes;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

internal sealed class FindPayerCaller(StripeAccounts accounts, ILogger<FindPayerCaller> log)
    : StripeCaller<FindPayer, Payer>(accounts, log)
{
    protected override string AccountOf(FindPayer request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, FindPayer request, CancellationToken cut)
    {
        var (charge, error, _) = await client.Get(
            $"/v1/charges/{Uri.EscapeDataString(request.ChargeId)}",
            [],
            StripeJson.Default.ChargeJson,
            cut);
        return error is null ? new Verdict.Done(new Payer(charge!.Customer)) : Judge(error, row);
    }
}
