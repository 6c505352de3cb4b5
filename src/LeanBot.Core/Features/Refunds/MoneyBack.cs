using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Refunds;

/// <summary>What follows when money goes back, by refunds or disputes, and when it comes after all. All is
/// worked out from how things stand and nothing from what was told, so duplicates and any order end the
/// same.</summary>
public static class MoneyBack
{
    /// <summary>Takes over how a charge stands.</summary>
    public static void Take(Turn turn, string account, StripeCharge charge)
    {
        var payment = charge.InvoiceId is { } invoice ? Granting.GrantOf(account, invoice) : null;
        foreach (var refund in charge.Refunds)
        {
            var key = Refund.KeyOf(account, refund.Id);
            turn.Tx.Put(new Refund(
                key, payment, charge.Id, refund.Amount, refund.Status, refund.At, refund.FailureReason,
                turn.Tx.Get<Refund>(key)?.IsNoted == true));
        }

        var known = payment is null ? null : turn.Tx.Get<Payment>(payment);
        var payer = known?.Member ?? PayerOf(turn, account, charge.CustomerId);
        foreach (var dispute in charge.Disputes)
            CardDisputes.Take(turn, account, charge.Id, dispute, payment, payer, isOurs: known is not null);
        if (known is not null) Settle(turn, known, charge.At);
    }

    /// <summary>Takes over a refund that was made just now: until Stripe has told how the charge stands, the
    /// same money could be given back once more.</summary>
    public static void TakeMade(Turn turn, string account, string invoice, StripeRefund made)
    {
        var key = Refund.KeyOf(account, made.Id);
        // An event may have been quicker, and knows more.
        if (turn.Tx.Get<Refund>(key) is not null || made.ChargeId is not { } charge) return;
        if (turn.Tx.Get<Payment>(Granting.GrantOf(account, invoice)) is not { } payment) return;
        turn.Tx.Put(new Refund(
            key, payment.Id, charge, made.Amount, made.Status, made.At, made.FailureReason));
        Settle(turn, payment, made.At);
    }

    /// <summary>Where the time that was left over is over, so is the subscription, if the operator wants it
    /// so.</summary>
    public static void StopWhereOver(Turn turn, Subscription expired)
    {
        if (!expired.IsCutShort || !expired.Renews) return;
        if (turn.Config.Settings.Refunds.EndsSubscription && LastOf(turn, expired) is { } last)
            Stop(turn, expired, last.Id);
    }

    /// <summary>When Stripe charges again for a subscription whose time was taken back; null where it does
    /// not.</summary>
    public static DateTimeOffset? RenewsAt(Turn turn, Subscription subscription) =>
        subscription is { IsCutShort: true, Renews: true } && !turn.Config.Settings.Refunds.EndsSubscription
            ? LastOf(turn, subscription)?.PeriodEnd
            : null;

    /// <summary>Whether a list of Stripe's tells of a refund what is not known yet.</summary>
    public static bool IsNews(Turn turn, string account, StripeRefund told) =>
        turn.Tx.Get<Refund>(Refund.KeyOf(account, told.Id)) is not { } known
        || (known.Status, known.Amount) != (told.Status, told.Amount);

    /// <summary>Brings a payment, and the subscription it is for, into line with what went back of
    /// it.</summary>
    /// <param name="at">The present by Stripe's clock where it was told, UTC: by a clock of ours that is
    /// ahead a time that runs still would be taken for one that is over.</param>
    public static void Settle(Turn turn, Payment before, DateTimeOffset? at = null)
    {
        var after = After(turn, before);
        var news = turn.Tx.Find(Refund.ByPayment, before.Id)
            .Where(refund => refund.IsGivenBack != refund.IsNoted)
            .ToArray();
        if (after == before && news.Length == 0) return;
        foreach (var refund in news) turn.Tx.Put(refund with { IsNoted = refund.IsGivenBack });
        turn.Tx.Put(after);
        var held = turn.Tx.Get<Subscription>(after.Subscription.Value)!;
        var now = at ?? turn.Now;
        var changed = Ledger.Put(turn, Moved(turn, held, before, after, now));
        MoneyBackNotices.Note(turn, before, after, held, changed, news);
        if (MustEnd(turn, before, after, held, changed, now)) Stop(turn, changed, after.Id);
        else if (WillEnd(turn, held, changed, now)) Stop(turn, changed, after.Id, changed.PaidThrough);
        if (changed.GivesAccess) RemovalGuard.Release(turn, changed.Key);
        var member = Members.KnownMembers.Of(turn, after.Member);
        var welcome = !held.GivesAccess && changed is { GivesAccess: true, PaidThrough: { } until }
            ? new Welcome("refunds.accessBack", Held.TitleOf(turn, changed), until)
            : null;
        if (held.GivesAccess != changed.GivesAccess) Doors.Reconcile(turn, member, welcome);
    }

    /// <summary>The payment as its refunds and disputes leave it.</summary>
    private static Payment After(Turn turn, Payment payment)
    {
        var refunds = turn.Tx.Find(Refund.ByPayment, payment.Id).ToArray();
        var disputes = turn.Tx.Find(Dispute.ByPayment, payment.Id).ToArray();
        var after = payment with
        {
            ChargeId = refunds.Select(refund => refund.ChargeId)
                .Concat(disputes.Select(dispute => dispute.ChargeId))
                .LastOrDefault() ?? payment.ChargeId,
            Refunded = refunds.Where(refund => refund.IsGivenBack).Sum(refund => refund.Amount.MinorUnits),
            Withdrawn = disputes.Sum(dispute => dispute.Withdrawn.MinorUnits),
            Dispute = disputes.Select(dispute => dispute.Standing)
                .DefaultIfEmpty(DisputeStanding.None)
                .Max(),
        };
        return after with { CutShortTo = CutShortTo(after, turn.Config.Settings.Refunds.PartialRefund) };
    }

    private static DateTimeOffset? CutShortTo(Payment payment, PartialRefund policy)
    {
        if (payment.Dispute == DisputeStanding.Lost || payment.IsFullyRefunded) return payment.LastsFrom;
        return (payment.Refunded > 0, policy) switch
        {
            (true, PartialRefund.End) => payment.LastsFrom,
            (true, PartialRefund.Shorten) => Shortened(payment),
            _ => null,
        };
    }

    /// <summary>By the part that was given back, to the second.</summary>
    private static DateTimeOffset Shortened(Payment payment)
    {
        var whole = (long)(payment.PeriodEnd - payment.LastsFrom).TotalSeconds;
        var kept = (decimal)(payment.Amount.MinorUnits - payment.Refunded) / payment.Amount.MinorUnits;
        return payment.LastsFrom.AddSeconds((long)(whole * kept));
    }

    /// <summary>The end goes back where it was this payment's, to the end of what else was paid. Time that
    /// was given without a payment is not touched.</summary>
    private static Subscription Moved(
        Turn turn, Subscription held, Payment before, Payment after, DateTimeOffset now)
    {
        var all = turn.Tx.Find(Payment.ByMember, after.Member.ToString())
            .Where(payment => payment.Subscription == after.Subscription)
            .ToArray();
        var moved = held with
        {
            IsDisputed = all.Any(payment => payment.Dispute == DisputeStanding.Open),
        };
        var last = all.MaxBy(payment => payment.LastsUntil)!;
        if (after.LastsUntil > before.LastsUntil && after.LastsUntil > held.PaidThrough)
            return moved.GivenBack(after.LastsUntil, after.CutShortTo is not null, now);
        return after.LastsUntil < before.LastsUntil && held.PaidThrough == before.LastsUntil
            ? moved.CutShort(last.LastsUntil, now)
            : moved;
    }

    /// <summary>A refund of an old payment says nothing of what is paid since. One of a part that leaves no
    /// time does what one of the whole does: who has lost their access must not be charged again.</summary>
    private static bool MustEnd(
        Turn turn, Payment before, Payment after, Subscription held, Subscription changed, DateTimeOffset now)
    {
        if (!turn.Config.Settings.Refunds.EndsSubscription || !changed.Renews) return false;
        var isLost = after.Dispute == DisputeStanding.Lost && before.Dispute != DisputeStanding.Lost;
        var isGivenBack = after.IsFullyRefunded && !before.IsFullyRefunded;
        var isOver = changed.IsCutShort && changed.PaidThrough <= now;
        return isLost || ((isGivenBack || isOver) && changed.PaidThrough < held.PaidThrough);
    }

    /// <summary>With the time that is left; Stripe must not charge for the next period before.</summary>
    private static bool WillEnd(Turn turn, Subscription held, Subscription changed, DateTimeOffset now) =>
        turn.Config.Settings.Refunds.EndsSubscription
        && changed is { Renews: true, IsCutShort: true }
        && changed.PaidThrough > now
        && changed.PaidThrough < held.PaidThrough;

    private static void Stop(
        Turn turn, Subscription subscription, string payment, DateTimeOffset? at = null) => turn.Send(
            new StopSubscription(subscription.Account, subscription.StripeId, payment), notBefore: at);

    private static Payment? LastOf(Turn turn, Subscription subscription) => turn.Tx
        .Find(Payment.ByMember, subscription.Member.ToString())
        .Where(payment => payment.Subscription == subscription.Id)
        .MaxBy(payment => payment.PeriodEnd);

    private static MemberId? PayerOf(Turn turn, string account, string? customerId) => customerId is { } id
        ? turn.Tx.Get<StripeCustomer>(StripeCustomer.KeyOf(account, id))?.Member
        : null;
}
