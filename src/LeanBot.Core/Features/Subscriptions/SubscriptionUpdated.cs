namespace LeanBot.Core.Features.Subscriptions;

public sealed class SubscriptionUpdated : StripeRule<StripeSubscription>
{
    public override string EventType => "customer.subscription.updated";

    protected override void Apply(Turn turn, StripeEvent happened, StripeSubscription subject) =>
        Telling.Note(turn, happened, subject);
}
