namespace LeanBot.Core.Features.Subscriptions;

internal static class Telling
{
    /// <summary>Takes over what an event says unless something newer is known; where the second they share
    /// can't order them, Stripe is asked.</summary>
    public static void Note(Turn turn, StripeEvent happened, StripeSubscription told)
    {
        if (Ledger.Find(turn, happened.Account, told.Id, told.Metadata, told.CustomerId) is not { } known)
            return;
        var after = known.As(told, happened.Created);
        var isFinal = after.HasEndedAtStripe && !known.HasEndedAtStripe;
        if (happened.Created < known.AsOf && !isFinal) return;
        if (happened.Created == known.AsOf && after != known && !isFinal)
            turn.Send(new FetchSubscription(known.Account, known.StripeId, FetchPurpose.Refresh));
        else Ledger.Put(turn, after);
    }
}
