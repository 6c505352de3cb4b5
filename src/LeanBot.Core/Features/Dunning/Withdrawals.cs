using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Dunning;

/// <summary>Whose open invoice is to be withdrawn: of who has cancelled, or whose subscription has ended, by
/// whatever hand.</summary>
internal static class Withdrawals
{
    /// <returns>Whether the end of it is told later, by the result.</returns>
    public static bool Follow(Turn turn, Subscription before, Subscription after)
    {
        if (after.Trouble is not { } owing || IsBeingDone(turn, after)) return false;
        var hasEnded = after.HasEndedAtStripe && !before.HasEndedAtStripe;
        var isCancelled = after.CancelAt is not null && before.CancelAt is null && !after.HasEndedAtStripe;
        if (!hasEnded && !isCancelled) return false;
        turn.Send(new WithdrawUnpaid(after.Account, after.StripeId, owing.InvoiceId, isCancelled));
        return isCancelled;
    }

    /// <summary>A cancellation in the chat withdraws what is open itself.</summary>
    private static bool IsBeingDone(Turn turn, Subscription subscription) =>
        turn.Row?.Request is SubscriptionChange or WithdrawUnpaid
        || SubscriptionChange.IsUnderWay(turn, subscription);
}
