using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Dunning;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Pauses;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.PlanChanges;

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
            Apply(turn, known, told, happened.Created);
        else FetchSubscription.Once(turn, known, FetchPurpose.Refresh);
    }

    /// <summary>Takes over how things stand, as Stripe was asked. An event that overtook the answer is newer
    /// than it, and then Stripe is asked again.</summary>
    public static void NoteState(Turn turn, string account, StripeSubscription told)
    {
        if (Ledger.Find(turn, account, told.Id, told.Metadata, told.CustomerId) is not { } known) return;
        var isNews = known.As(told, known.AsOf) != known;
        var at = told.At ?? turn.Now;
        if (isNews && at < known.AsOf)
        {
            FetchSubscription.Once(turn, known, FetchPurpose.Refresh);
            return;
        }

        if (isNews) Apply(turn, known, told, at);
        Moves.SeeSchedule(turn, known.Key, told);
    }

    /// <summary>The same, and what follows from its latest invoice where that is told with it: it is paid, or
    /// a payment has failed, and no event may have told of that.</summary>
    public static void NoteStanding(Turn turn, string account, StripeSubscription told)
    {
        NoteState(turn, account, told);
        if (told.LatestInvoice is { Status: "paid" } paid)
        {
            Granting.Apply(turn, account, paid, told.Metadata, told.At);
            return;
        }

        Sessions.AbandonWhereUnpaid(turn, account, told);
        var isOwing = told.Status is "past_due" or "unpaid";
        if (isOwing && told.LatestInvoice is { Status: "open", AttemptCount: > 0 } open)
            FailedPayments.Note(turn, account, open);
    }

    private static void Apply(
        Turn turn, Subscription known, StripeSubscription told, DateTimeOffset asOf)
    {
        var after = Ledger.Put(turn, known.As(told, asOf));
        // What a coupon takes off that was put on at Stripe only Stripe can reckon.
        var mustAsk = after is { IsNextPaymentLess: true, HasEndedAtStripe: false };
        if (mustAsk && turn.Row?.Request is not FetchSubscription)
            FetchSubscription.Once(turn, after, FetchPurpose.Refresh);
        Switches.Follow(turn, known, after);
        Moves.Follow(turn, known, after);
        PauseNotices.Follow(turn, known, after);
        if (!Withdrawals.Follow(turn, known, after)) CancelNotices.Follow(turn, known, after);
    }
}
