using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Trials;

/// <summary>Free days are for who is new here, once.</summary>
internal static class TrialOffer
{
    /// <summary>How many free days somebody gets with a plan; 0 for none.</summary>
    public static int DaysFor(Turn turn, MemberId member, Plan plan)
    {
        // Who holds something is no new member, also where the team allows free days once more.
        if (Held.Of(turn, member).Any(held => held.Subscription.Plan == plan.Id)) return 0;
        return CanHave(turn, member) ? plan.TrialDays : 0;
    }

    /// <summary>Whether they are new here, or the team allows it once more.</summary>
    public static bool CanHave(Turn turn, MemberId member) =>
        turn.Tx.Get<TrialPass>(member.ToString()) is not null
        || (turn.Tx.Get<TrialUse>(TrialUse.OfMember(member)) is null
            && !turn.Tx.Find(Payment.ByMember, member.ToString()).Any()
            && !turn.Tx.Find(Subscription.ByMember, member.ToString()).Any());

    /// <summary>Whether an invoice is the one that begins the free days of an order.</summary>
    public static bool Begins(StripeInvoice invoice, Order? order) =>
        order is { TrialDays: > 0 } && invoice.AmountDue.MinorUnits == 0;

    public static void NoteBegun(Turn turn, MemberId member)
    {
        turn.Tx.Put(new TrialUse(TrialUse.OfMember(member), member, turn.Now));
        if (turn.Tx.Get<TrialPass>(member.ToString()) is { } pass) turn.Tx.Delete(pass);
    }
}
