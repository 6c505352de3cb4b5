namespace LeanBot.Core.Features.Subscriptions;

public sealed class SubscriptionDeleted : StripeRule<StripeSubscription>
{
    public override string EventType => "customer.subscription.deleted";

    /// <summary>An end is final, so no earlier word that arrives later can undo it. What is paid is kept to
    /// its end.</summary>
    protected override void Apply(Turn turn, StripeEvent happened, StripeSubscription subject) =>
        Telling.Note(turn, happened, subject with
        {
            EndedAt = subject.EndedAt ?? happened.Created,
            Status = "canceled"
        });
}
