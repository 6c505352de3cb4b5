using LeanBot.Core.Features.Cards;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Trials;

/// <summary>A card has free days once, whoever uses it. A second trial on it is ended, never charged: nobody
/// is to pay earlier than they were told.</summary>
internal static class TrialCards
{
    public static void Check(Turn turn, Card card)
    {
        if (card.Fingerprint is not { } fingerprint) return;
        var trials = turn.Tx.Find(Subscription.ByMember, card.Member.ToString())
            .Where(held => held is { State: SubscriptionState.Trialing } && held.Account == card.Account)
            .Where(held => !IsPaid(turn, held))
            .ToArray();
        if (trials.Length == 0) return;
        var known = turn.Tx.Get<TrialUse>(TrialUse.OfCard(fingerprint));
        if (known is null)
            turn.Tx.Put(new TrialUse(TrialUse.OfCard(fingerprint), card.Member, turn.Now));
        else if (known.Member != card.Member)
            End(turn, card, trials);
    }

    /// <summary>Free days that the team gives to somebody who pays look the same at Stripe, and end
    /// nothing.</summary>
    private static bool IsPaid(Turn turn, Subscription held) =>
        turn.Tx.Find(Payment.ByMember, held.Member.ToString())
            .Any(payment => payment.Subscription == held.Id && payment.Amount.MinorUnits > 0);

    private static void End(Turn turn, Card card, Subscription[] trials)
    {
        var member = KnownMembers.Of(turn, card.Member);
        foreach (var trial in trials)
        {
            Ledger.Put(turn, trial with { State = SubscriptionState.Expired, PaidThrough = turn.Now });
            turn.Send(new EndTrial(trial.Account, trial.StripeId));
        }

        Doors.Reconcile(turn, member);
        var voice = turn.To(member);
        voice.Say(new Screen(
            voice.Text("trials.cardUsed", ("card", card.Name), ("plan", Held.TitleOf(turn, trials[0]))),
            [ShowPlans.Button(voice.Text("plans.show"))]));
    }
}
