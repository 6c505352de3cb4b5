using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Refunds;

public sealed class StopResult : ResultRule<StopSubscription, StripeSubscription>
{
    protected override void Done(
        Turn turn, OutboxRow row, StopSubscription request, StripeSubscription result) =>
        Telling.NoteState(turn, request.Account, result);

    /// <summary>It would charge again, so a person has to end it.</summary>
    protected override void Failed(Turn turn, OutboxRow row, StopSubscription request, Failure failure)
    {
        if (failure.Reason == FailureReason.Outdated) return;
        if (turn.Tx.Get<Subscription>(Ledger.IdOf(request.Account, request.StripeId).Value) is not { } known)
            return;
        turn.TellAdmins(
            "refunds.notStopped",
            ("name", KnownMembers.Of(turn, known.Member).Name),
            ("id", known.Member),
            ("plan", Held.TitleOf(turn, known)),
            ("subscription", request.StripeId),
            ("problem", failure.Description));
    }
}
