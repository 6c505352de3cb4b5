using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

public sealed class ChangeNowResult : ResultRule<ChangeNow, StripeSubscription>
{
    protected override void Done(Turn turn, OutboxRow row, ChangeNow request, StripeSubscription result)
    {
        Telling.NoteState(turn, request.Account, result);
        if (result.LatestInvoice is { Status: "paid" } paid)
            Granting.Apply(turn, request.Account, paid, result.Metadata, result.At);
        Tell(turn, request);
    }

    /// <summary>Nothing has changed: neither plan nor money. Only where no answer came that is not sure, and
    /// Stripe is asked.</summary>
    protected override void Failed(Turn turn, OutboxRow row, ChangeNow request, Failure failure)
    {
        var held = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        if (held.Plan == request.Target.Plan && held.Period == request.Target.Period)
        {
            // Only the answer got lost: an event has told of it.
            Tell(turn, request);
            return;
        }

        Moves.Again(turn, held);
        var voice = CancelScreens.Speak(turn, held, request);
        var isDown = failure.Reason is FailureReason.Expired or FailureReason.Exhausted;
        if (isDown) FetchSubscription.Once(turn, held, FetchPurpose.Refresh);
        var key = failure.Reason == FailureReason.Outdated ? "planChanges.otherPrice"
            : isDown ? "planChanges.down" : "planChanges.declined";
        voice.Say(ChangeScreens.NotDone(turn, voice, held, request.Target, key));
    }

    private static void Tell(Turn turn, ChangeNow request)
    {
        var held = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        var voice = CancelScreens.Speak(turn, held, request);
        var isPaid = IsPaid(turn, held, request);
        voice.Say(held.State == SubscriptionState.Trialing
            ? ChangeScreens.DoneInTrial(voice, held, request.Target)
            : ChangeScreens.Done(voice, request.Target, request.Shown, isPaid));
        Switches.OpenDoors(turn, held, request.From);
        Switches.TellTeam(turn, held, request.Shown, isPaid);
    }

    /// <summary>Where the first answer got lost, the plan may have changed before its money came; only what
    /// is in the books is called paid.</summary>
    private static bool IsPaid(Turn turn, Subscription held, ChangeNow request) =>
        request.Shown.MinorUnits == 0
        || turn.Tx.Find(Payment.ByMember, held.Member.ToString()).Any(payment =>
            payment.Subscription == held.Id
            && payment.Amount == request.Shown
            && payment.At >= request.ProrationDate);
}
