using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Gifts;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Imports;

/// <summary>Time that the team gives to many at once, also to people who have never met the bot: one
/// subscription of a plan for each, so that giving the same twice gives it once.</summary>
public static class BroughtIn
{
    /// <summary>Gives a plan until a moment, with the doors open and a word to who can be written to. Whoever
    /// has never met the bot is let in by their id when they come; nobody could read links of theirs. An end
    /// that is later already stays.</summary>
    /// <param name="until">UTC.</param>
    /// <param name="text">A key of the texts that takes plan and until.</param>
    public static void Give(Turn turn, MemberId id, PlanId plan, DateTimeOffset until, string text)
    {
        var given = Giving.Find(turn, id, plan) is { GivesAccess: true } known && known.PaidThrough >= until
            ? known
            : Giving.Put(turn, id, plan, until);
        if (turn.Tx.Get<Member>(id.ToString()) is { IsReachable: true } met)
        {
            Doors.Reconcile(
                turn, met, new Welcome(text, Held.TitleOf(turn, plan), given.PaidThrough!.Value));
            return;
        }

        turn.Tx.Put(KnownMembers.Of(turn, id) with { IsReachable = false });
        Doors.Unlock(turn, id);
    }

    /// <summary>Somebody who has as much already, who pays for it and will be charged again, or who is
    /// banned.</summary>
    public static bool IsNeedless(Turn turn, MemberId id, PlanId plan, DateTimeOffset until) =>
        Banning.IsBanned(turn.Tx, id) || Held.Of(turn, id).Any(held => held.Subscription.Plan == plan
            && (held.Subscription.PaidThrough >= until
                || held.Subscription is { IsGiven: false, Renews: true }));
}
