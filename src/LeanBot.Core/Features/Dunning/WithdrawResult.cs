using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Dunning;

public sealed class WithdrawResult : ResultRule<WithdrawUnpaid, StripeSubscription>
{
    protected override void Done(
        Turn turn, OutboxRow row, WithdrawUnpaid request, StripeSubscription result)
    {
        Telling.NoteState(turn, request.Account, result);
        if (result.LatestInvoice is { Status: "paid" } paid)
            Granting.Apply(turn, request.Account, paid, result.Metadata, result.At);
        if (!request.Tells) return;
        var known = turn.Tx.Get<Subscription>(request.Id.Value)!;
        var voice = turn.To(KnownMembers.Of(turn, known.Member));
        if (known.HasEndedAtStripe)
        {
            voice.Say(CancelScreens.Ended(turn, voice, known));
            CancelNotices.TellEnded(turn, known, new Farewell());
        }
        else if (known.CancelAt is { } end)
        {
            // It was paid in the meantime.
            CancelNotices.TellDoneAtStripe(turn, known, end);
        }
    }

    /// <summary>What is open still has to be withdrawn by a person.</summary>
    protected override void Failed(Turn turn, OutboxRow row, WithdrawUnpaid request, Failure failure)
    {
        if (failure.Reason == FailureReason.Outdated) return;
        var known = turn.Tx.Get<Subscription>(request.Id.Value)!;
        FetchSubscription.Once(turn, known, FetchPurpose.Refresh);
        CancelNotices.TellOfProblem(turn, known, "cancellations.notWithdrawnAdmins", failure);
    }
}
