namespace LeanBot.Core.Features.Subscriptions;

internal static class Telling
{
    /// <summary>Event times have the grain of a second and another clock than ours: only what is later by
    /// more than this is surely later.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(2);

    /// <summary>Takes over what an event says that is surely newer than what is known. Where it may be older
    /// and says something else, Stripe is asked how things stand.</summary>
    public static void Note(Turn turn, StripeEvent happened, StripeSubscription told)
    {
        if (Ledger.Find(turn, happened.Account, told.Id, told.Metadata, told.CustomerId) is not { } known)
            return;
        var after = known.As(told, known.AsOf);
        if (after == known) return;
        var isFinal = after.HasEndedAtStripe && !known.HasEndedAtStripe;
        if (isFinal || happened.Created > known.AsOf + Doubt)
            Ledger.Put(turn, known.As(told, happened.Created));
        else turn.Send(new FetchSubscription(known.Account, known.StripeId, FetchPurpose.Refresh));
    }
}
