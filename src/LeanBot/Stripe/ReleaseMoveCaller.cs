using LeanBot.Core;
using LeanBot.Core.Features.Migrations;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

internal sealed class ReleaseMoveCaller(StripeAccounts accounts, ILogger<ReleaseMoveCaller> log)
    : SubscriptionCaller<ReleaseMove>(accounts, log)
{
    protected override string AccountOf(ReleaseMove request) => request.Account;

    protected override int CallsOf(ReleaseMove request) => 2;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, ReleaseMove request, CancellationToken cut)
    {
        var error = await Schedules.Release(client, request.ScheduleId, row.Id, cut);
        if (error is not null and not { Status: 400 or 404 }) return Judge(error, row);
        var now = await Fetch(client, request.StripeId, cut);
        // Refused because it was over already, which is as well; but not while it stands.
        return error is not null && now.Result?.Schedule == request.ScheduleId
            ? Judge(error, row)
            : Settle(now, row);
    }
}
