using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Subscriptions;

/// <summary>The subscriptions as a whole: finding Stripe's among ours, and keeping each one's next step
/// right.</summary>
public static class Ledger
{
    public static SubscriptionId IdOf(string account, string stripeId) => new($"{account}:{stripeId}");

    /// <summary>Our record of a subscription at Stripe, made from its metadata when this is the first word of
    /// it. Null where the metadata is not ours, or another account's.</summary>
    public static Subscription? Find(
        Turn turn, string account, string stripeId, StripeMetadata metadata, string? customerId)
    {
        var id = IdOf(account, stripeId);
        if (turn.Tx.Get<Subscription>(id.Value) is { } known) return known;
        if (MemberId.TryFrom(metadata.TelegramId) is not { } member) return null;
        if (!IsSoldByUs(turn, metadata)) return null;
        if (Belonging.Problem(turn, account, metadata, stripeId, customerId) is not null) return null;
        Granting.NoteCustomer(turn, account, customerId, KnownMembers.Of(turn, member).Id);
        var subscription = new Subscription(
            id, member, new PlanId(metadata.ProductId!), account, stripeId, SubscriptionState.Pending);
        turn.Tx.Put(subscription);
        Parking.Match(turn, id.Value);
        return subscription;
    }

    /// <summary>A plan may have left the config since it was ordered: our own order still says what it was.
    /// </summary>
    private static bool IsSoldByUs(Turn turn, StripeMetadata metadata) =>
        turn.Config.Plans.Any(plan => plan.Id.Value == metadata.ProductId)
        || (metadata is { OrderId: { } id, ProductId: { } plan }
            && turn.Tx.Get<Order>(id)?.Plan == new PlanId(plan));

    /// <summary>Keeps it, with the moment of its next step worked out anew.</summary>
    public static Subscription Put(Turn turn, Subscription subscription)
    {
        var before = turn.Tx.Get<Subscription>(subscription.Key);
        var told = Lasting(subscription.WithDispute(), before, turn.Now);
        var after = Steps.Schedule(told, before, turn.Config, turn.Now);
        turn.Tx.Put(after);
        if (before is not null) SubscriptionDiary.Note(turn, before, after);
        return after;
    }

    /// <summary>When access by it began, and when it ended.</summary>
    private static Subscription Lasting(Subscription told, Subscription? before, DateTimeOffset now) =>
        (before?.GivesAccess == true, told.GivesAccess) switch
        {
            (false, true) => told with { Since = told.Since ?? now, Until = null },
            (true, false) => told with { Until = now },
            _ => told,
        };
}
