using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Features.Disputes;

/// <summary>The disputes as a whole: taking over how each stands, and telling the team what is new.</summary>
public static class CardDisputes
{
    /// <param name="payment">See <see cref="Dispute"/>.</param>
    /// <param name="isOurs">Whether that payment is known.</param>
    public static void Take(
        Turn turn, string account, string chargeId, StripeDispute told, string? payment, MemberId? payer,
        bool isOurs)
    {
        var id = Dispute.KeyOf(account, told.Id);
        var known = turn.Tx.Get<Dispute>(id);
        var now = (known ?? new Dispute(
            id, payment, chargeId, payer, told.Amount, told.Reason, told.Status, told.EvidenceDueBy,
            turn.Now)) with
        {
            Payment = payment,
            Member = payer ?? known?.Member,
            Amount = told.Amount,
            Reason = told.Reason,
            Status = told.Status,
            EvidenceDueBy = told.EvidenceDueBy,
        };
        var isClosed = now.Standing is DisputeStanding.Won or DisputeStanding.Lost;
        now = now with
        {
            ClosedAt = isClosed ? known?.ClosedAt ?? turn.Now : null,
            RemindAt = (known?.NeedsResponse, known?.EvidenceDueBy) == (now.NeedsResponse, now.EvidenceDueBy)
                ? known!.RemindAt
                : ReminderOf(turn, now),
        };
        turn.Tx.Put(now);
        DisputeNotice.Follow(turn, known, now, isOurs);
    }

    /// <summary>Whether a list of Stripe's tells of a dispute what is not known yet.</summary>
    public static bool IsNews(Turn turn, string account, StripeDispute told) =>
        turn.Tx.Get<Dispute>(Dispute.KeyOf(account, told.Id)) is not { } known
        || (known.Status, known.EvidenceDueBy) != (told.Status, told.EvidenceDueBy);

    /// <summary>Whether a bank wants a payment of that member back, and nothing is decided.</summary>
    public static Payment? OpenOf(Turn turn, MemberId member) => turn.Tx
        .Find(Payment.ByMember, member.ToString())
        .FirstOrDefault(payment => payment.Dispute == DisputeStanding.Open);

    /// <summary>At a sensible hour some days before, or at once where there is less time.</summary>
    private static DateTimeOffset? ReminderOf(Turn turn, Dispute dispute)
    {
        var days = turn.Config.Settings.Refunds.EvidenceReminderDays;
        if (days == 0 || !dispute.NeedsResponse || dispute.EvidenceDueBy is not { } due) return null;
        var at = turn.Config.Hours.LastBy(due.AddDays(-days));
        return at > turn.Now ? at : null;
    }
}
