using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Trials;

/// <summary>Three days before free days end. The moment is known, so the member is told by our own timer, at
/// a sensible hour, also where this event gets lost; it says only how things stand.</summary>
public sealed class TrialWillEnd : StripeRule<StripeSubscription>
{
    public override string EventType => "customer.subscription.trial_will_end";

    protected override void Apply(Turn turn, StripeEvent happened, StripeSubscription subject) =>
        Telling.Note(turn, happened, subject);
}
