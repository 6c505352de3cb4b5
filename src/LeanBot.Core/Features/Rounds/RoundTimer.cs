using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Rounds;

/// <summary>Every hour, and at every start: what does Stripe know that no event told? Events are lost when an
/// endpoint is down for days, and some are never made.
/// https://docs.stripe.com/webhooks/handle-irrecoverable-events</summary>
public sealed class RoundTimer : TimerRule<Round>
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Of an account that sells nothing and has nobody: a key is there, and nothing to
    /// miss.</summary>
    private static readonly TimeSpan EveryWhereNothingIs = TimeSpan.FromDays(1);

    /// <summary>Stripe sends again for three days, so what was made before may still have been on its way.
    /// Also how far the first round looks back.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(3);

    /// <summary>Subscriptions whose payment is awaited, asked for one by one; where there are more, the next
    /// round goes on with them.</summary>
    private const int UnsettledMax = 200;

    public override void Fire(Turn turn, Round record)
    {
        var unsettled = turn.Tx.Find(Subscription.ByUnsettled, record.Account)
            .Where(subscription => string.CompareOrdinal(subscription.Key, record.AskedThrough) > 0)
            .Take(UnsettledMax)
            .ToArray();
        var every = IsInUse(turn, record.Account) ? Every : EveryWhereNothingIs;
        turn.Tx.Put(record with
        {
            NextAt = NextAfter(record, turn.Now, every),
            BeganAt = turn.Now,
            AskedThrough = unsettled.Length == UnsettledMax ? unsettled[^1].Key : "",
        });
        PutOff.BringToNow(turn);
        var since = (record.Through ?? turn.Now) - LookBack;
        var all = Enum.GetValues<StripeList>().Select(list => new StripeCursor(list));
        var first = new ListStripe(record.Account, [.. all], since, turn.Now);
        // One that is under way, because Stripe is slow or down, goes on.
        if (!turn.Tx.Find(OutboxRow.ByLane, first.Lane).Any()) turn.Send(first);
        foreach (var subscription in unsettled)
            FetchSubscription.Once(turn, subscription, FetchPurpose.Refresh);
    }

    private static bool IsInUse(Turn turn, string account) =>
        turn.Config.Selling.Find(account) is not null
        || turn.Tx.All<Subscription>().Any(held => held.Account == account)
        || turn.Tx.All<Order>().Any(order => order.Account == account);

    /// <summary>In step: the accounts are gone through together, and none drifts.</summary>
    private static DateTimeOffset NextAfter(Round record, DateTimeOffset now, TimeSpan every) =>
        record.NextAt + every is var next && next > now ? next : now + every;
}
