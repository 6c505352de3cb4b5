using System.Globalization;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Subscriptions;

/// <summary>Time that the team gives. Nobody pays for it and Stripe never hears of it: it is over when its end
/// has come. There is one for each member and plan, so that giving the same twice gives it once.</summary>
public static class Gifts
{
    /// <summary>Of no Stripe account: no account can be called so.</summary>
    public const string Account = "";

    public static SubscriptionId IdOf(MemberId member, PlanId plan) =>
        new(string.Create(CultureInfo.InvariantCulture, $"given:{member}:{plan}"));

    /// <summary>Gives a plan until a moment; an end that is later already stays.</summary>
    /// <param name="until">UTC.</param>
    public static Subscription Give(Turn turn, MemberId member, PlanId plan, DateTimeOffset until)
    {
        var id = IdOf(member, plan);
        var known = turn.Tx.Get<Subscription>(id.Value)
            ?? new Subscription(
                id, member, plan, Account, id.Value, SubscriptionState.Pending, HasEndedAtStripe: true);
        return known.GivesAccess && known.PaidThrough >= until
            ? known
            : Ledger.Put(turn, known.Given(until) with { IsCutShort = false });
    }

    /// <summary>The same, with the doors open and a word to who can be written to. Whoever has never met the
    /// bot is let in by their id when they come, and is given no links that nobody could read.</summary>
    /// <param name="text">A key of the texts that takes plan and until.</param>
    public static Subscription GiveAndOpen(
        Turn turn, MemberId member, PlanId plan, DateTimeOffset until, string text)
    {
        var given = Give(turn, member, plan, until);
        if (turn.Tx.Get<Member>(member.ToString()) is { IsReachable: true } met)
        {
            Doors.Reconcile(
                turn, met, new Welcome(text, Held.TitleOf(turn, plan), given.PaidThrough!.Value));
            return given;
        }

        turn.Tx.Put(KnownMembers.Of(turn, member) with { IsReachable = false });
        Doors.Unlock(turn, member);
        return given;
    }

    /// <summary>Somebody who pays for the plan and will be charged again needs no gift.</summary>
    public static bool IsPaidFor(Turn turn, MemberId member, PlanId plan, DateTimeOffset until) =>
        Held.Of(turn, member).Any(held => held.Subscription.Plan == plan
            && (held.Subscription.PaidThrough >= until || held.Subscription is { IsGiven: false, Renews: true }));
}
