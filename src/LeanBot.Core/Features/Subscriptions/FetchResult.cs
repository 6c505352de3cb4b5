using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Pauses;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Removals;

namespace LeanBot.Core.Features.Subscriptions;

public sealed class FetchResult : ResultRule<FetchSubscription, StripeSubscription>
{
    /// <summary>When to ask again after an answer that decides nothing.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromDays(1);

    protected override void Done(
        Turn turn, OutboxRow row, FetchSubscription request, StripeSubscription result)
    {
        var ours = Ledger.Find(turn, request.Account, result.Id, result.Metadata, result.CustomerId);
        if (ours is not { } known)
        {
            var id = Ledger.IdOf(request.Account, result.Id).Value;
            turn.Park(
                $"Subscription {result.Id} at {request.Account} is none of ours.", about: id, waitsFor: id,
                new ParkedPayment(
                    request.Account, result.Metadata, result.LatestInvoice?.AmountPaid ?? result.Price),
                callsAgain: true);
            return;
        }

        UnknownAtStripe.Forget(turn, known.Id);

        Telling.NoteStanding(turn, request.Account, result);
        if (request.Purpose == FetchPurpose.Check)
            Decide(turn, turn.Tx.Get<Subscription>(known.Key)!, result);
    }

    /// <summary>Stripe does not know it: a wrong key looks just so, hence nobody is let out for
    /// that.</summary>
    protected override void Failed(Turn turn, OutboxRow row, FetchSubscription request, Failure failure)
    {
        // A bug of ours is kept, and told of so.
        if (failure.Reason != FailureReason.Bug) UnknownAtStripe.Note(turn, request, failure.Description);
        if (turn.Tx.Get<Subscription>(Ledger.IdOf(request.Account, request.StripeId).Value) is { } known
            && request.Purpose == FetchPurpose.Check)
            turn.Tx.Put(known with { NextStep = turn.Now + AskAgainAfter });
    }

    /// <summary>What the team has given ends by our own clock: nobody else knows of it.</summary>
    internal static void EndGiven(Turn turn, Subscription given)
    {
        if (given.PaidThrough > turn.Now) Ledger.Put(turn, given);
        else if (MustWait(turn, given))
        {
            RemovalGuard.Hold(turn, given);
            AskLater(turn, given);
        }
        else Expire(turn, given);
    }

    private static void Decide(Turn turn, Subscription subscription, StripeSubscription told)
    {
        if (subscription is not { GivesAccess: true, PaidThrough: { } paidThrough })
        {
            RemovalGuard.Release(turn, subscription.Key);
            return;
        }

        var end = Steps.EndOf(subscription, paidThrough, turn.Config);
        if (end > turn.Now)
        {
            RemovalGuard.Release(turn, subscription.Key);
            Ledger.Put(turn, subscription);
        }
        else if (end > (told.At ?? turn.Now))
        {
            // It is not over by Stripe's clock: ours is ahead, and nobody is let out for that.
            AskLater(turn, subscription);
        }
        else if (!IsKnown(told.Status))
        {
            turn.TellAdmins(
                "subscriptions.unknownStatus", ("subscription", told.Id), ("status", told.Status));
            AskLater(turn, subscription);
        }
        else if (told is { IsPaused: true, Status: "active" or "trialing" or "past_due" })
        {
            Rest(turn, subscription, told);
        }
        else if (told.Status is "active" or "trialing" && !subscription.IsCutShort)
        {
            Keep(turn, subscription, told);
        }
        else if (subscription.State == SubscriptionState.Trialing && told.LatestInvoice is { Status: "open" } open)
        {
            // The first charge after free days failed, and no event has told of it yet.
            Ledger.Put(turn, subscription.PaymentFailed(open, turn.Now));
        }
        else if (MustWait(turn, subscription))
        {
            RemovalGuard.Hold(turn, subscription);
            AskLater(turn, subscription);
        }
        else
        {
            Expire(turn, subscription);
        }
    }

    /// <summary>Stripe gives time that no payment we know of explains: free days that somebody gave there,
    /// an invoice that is not decided yet, or a renewal that is just being made. Nobody is let out for
    /// that.</summary>
    private static void Keep(Turn turn, Subscription subscription, StripeSubscription told)
    {
        RemovalGuard.Release(turn, subscription.Key);
        var isGiven = told.PeriodEnd > turn.Now && told.LatestInvoice is not { Status: "draft" or "open" };
        if (!isGiven)
        {
            AskLater(turn, subscription);
            return;
        }

        Ledger.Put(turn, subscription.Given(told.PeriodEnd!.Value));
        Diaries.Note(
            turn, DiaryKind.GivenTime, subscription.Member, Held.TitleOf(turn, subscription),
            until: told.PeriodEnd!.Value);
        turn.TellAdmins(
            "subscriptions.givenTime",
            ("name", KnownMembers.Of(turn, subscription.Member).Name),
            ("plan", Held.TitleOf(turn, subscription)),
            ("until", told.PeriodEnd!));
    }

    /// <summary>The team has paused it: the config says whether the doors stay open meanwhile.</summary>
    private static void Rest(Turn turn, Subscription subscription, StripeSubscription told)
    {
        if (turn.Config.Settings.Access.WhilePaused)
        {
            RemovalGuard.Release(turn, subscription.Key);
            if (told.PeriodEnd > turn.Now) Ledger.Put(turn, subscription.Given(told.PeriodEnd.Value));
            else AskLater(turn, subscription);
        }
        else if (MustWait(turn, subscription))
        {
            RemovalGuard.Hold(turn, subscription);
            AskLater(turn, subscription);
        }
        else
        {
            PauseNotices.Rest(turn, subscription);
        }
    }

    /// <summary>An end that lets nobody out of anything needs nobody's yes.</summary>
    private static bool MustWait(Turn turn, Subscription subscription) =>
        Doors.WouldClose(turn, subscription)
        && (RemovalGuard.IsHeld(turn, subscription.Key) || !RemovalGuard.Allows(turn, subscription.Member));

    private static void AskLater(Turn turn, Subscription subscription) =>
        turn.Tx.Put(subscription with { NextStep = turn.Now + AskAgainAfter });

    private static void Expire(Turn turn, Subscription subscription)
    {
        var expired = Ledger.Put(turn, subscription with { State = SubscriptionState.Expired });
        var member = KnownMembers.Of(turn, expired.Member);
        Doors.Reconcile(turn, member);
        RemovalGuard.Release(turn, expired.Key);
        // Who has bought the plan anew meanwhile goes on having it.
        if (Held.Of(turn, member.Id).Any(held => held.Subscription.Plan == expired.Plan)) return;
        MoneyBack.StopWhereOver(turn, expired);
        var voice = turn.To(member);
        voice.Say(MoneyBack.RenewsAt(turn, expired) is { } renewsAt && expired.NextPayment is not null
            ? MoneyBackNotices.Over(turn, voice, expired, renewsAt)
            : Warnings.Ended(turn, voice, expired));
    }

    private static bool IsKnown(string status) => status
        is "incomplete" or "incomplete_expired" or "trialing" or "active" or "past_due"
        or "canceled" or "unpaid" or "paused";
}
