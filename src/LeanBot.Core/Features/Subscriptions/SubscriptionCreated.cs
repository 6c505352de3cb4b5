namespace LeanBot.Core.Features.Subscriptions;

public sealed class SubscriptionCreated : StripeRule<StripeSubscription>
{
    public override string EventType => "customer.subscription.created";

    protected override void Apply(Turn turn, StripeEvent happened, StripeSubscription subject) =>
        Telling.Note(turn, happened, subject);
}
