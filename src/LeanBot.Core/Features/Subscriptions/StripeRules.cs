namespace LeanBot.Core.Features.Subscriptions;

public sealed class SubscriptionCreated : StripeRule<StripeSubscription>
{
    public override string EventType => "customer.subscription.created";

    protected override void Apply(Turn turn, StripeEvent happened, StripeSubscription subject) =>
        Telling.Note(turn, happened, subject);
}

public sealed class SubscriptionUpdated : StripeRule<StripeSubscription>
{
    public override string EventType => "customer.subscription.updated";

    protected override void Apply(Turn turn, StripeEvent happened, StripeSubscription subject) =>
        Telling.Note(turn, happened, subject);
}

public sealed class SubscriptionDeleted : StripeRule<StripeSubscription>
{
    public override string EventType => "customer.subscription.deleted";

    /// <summary>An end is final, so no earlier word that arrives later can undo it. What is paid is kept to its end.</summary>
    protected override void Apply(Turn turn, StripeEvent happened, StripeSubscription subject) =>
        Telling.Note(turn, happened, subject with { EndedAt = subject.EndedAt ?? happened.Created, Status = "canceled" });
}

internal static class Telling
{
    /// <summary>Takes over what an event says unless something newer is known; where the second they share can't order
    /// them, Stripe is asked.</summary>
    public static void Note(Turn turn, StripeEvent happened, StripeSubscription told)
    {
        if (Ledger.Find(turn, happened.Account, told.Id, told.Metadata, told.CustomerId) is not { } known) return;
        var after = known.As(told, happened.Created);
        var isFinal = after.HasEndedAtStripe && !known.HasEndedAtStripe;
        if (happened.Created < known.AsOf && !isFinal) return;
        if (happened.Created == known.AsOf && after != known && !isFinal)
            turn.Send(new FetchSubscription(known.Account, known.StripeId, FetchPurpose.Refresh));
        else Ledger.Put(turn, after);
    }
}
