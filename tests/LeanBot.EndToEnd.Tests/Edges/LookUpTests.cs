using LeanBot.Core;
using LeanBot.Core.Features.Orders;
using LeanBot.Outbox;
using LeanBot.Stripe;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>What Stripe may have forgotten the key of is looked up before it is repeated.</summary>
public sealed class LookUpTests
{
    [Theory]
    [InlineData(22, 0)]
    [InlineData(24, 1)]
    public async Task A_row_of_yesterday_is_looked_up_first(int hours, int lookUps)
    {
        var row = Rows.Row(1, request: new ClosePaymentPage("main", new MemberId(42), "cs_1")) with
        {
            StagedAt = Rows.Now.AddHours(-hours),
        };
        var caller = new Repeating();

        var verdict = await caller.Call(row, CancellationToken.None);

        Assert.Equal((lookUps, 1 - lookUps), (caller.LookUps, caller.Calls));
        Assert.Equal(Verdict.DoneWithNothing, verdict);
    }

    private sealed class Repeating() : StripeCaller<ClosePaymentPage, Nothing>(
        new StripeAccounts([new("main", false, null!, new StripeGate(), [])], new StillTime()),
        NullLogger.Instance)
    {
        public int LookUps { get; private set; }

        public int Calls { get; private set; }

        protected override string AccountOf(ClosePaymentPage request) => request.Account;

        protected override Task<Verdict?> LookUp(
            StripeClient client, OutboxRow row, ClosePaymentPage request, CancellationToken cut)
        {
            LookUps++;
            return Task.FromResult<Verdict?>(Verdict.DoneWithNothing);
        }

        protected override Task<Verdict> Call(
            StripeClient client, OutboxRow row, ClosePaymentPage request, CancellationToken cut)
        {
            Calls++;
            return Task.FromResult(Verdict.DoneWithNothing);
        }
    }
}
