using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Imports;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Removals;

/// <summary>Reports what a run has done, invites back whoever it was undone for, some in each turn, and
/// forgets what is old.</summary>
public sealed class KickPlanTimer : TimerRule<KickPlan>
{
    /// <summary>Each of them changes some records and is written to.</summary>
    private const int AtOnceMax = 20;

    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    public override void Fire(Turn turn, KickPlan record)
    {
        if (record.UndoneAt is not null && record.Undone < record.Taken) Invite(turn, record);
        else if (record is { AppliedAt: not null, Stayed: null, UndoneAt: null }) Report(turn, record);
        else turn.Tx.Delete(record);
    }

    private static void Report(Turn turn, KickPlan plan)
    {
        var stayed = plan.Entries.Take(plan.Taken).Count(entry => KickPlans.IsInsideStill(turn, entry));
        turn.Tx.Put(plan with { Stayed = stayed, NextAt = plan.AppliedAt!.Value + KickPlans.KeptFor });
        if (plan.AppliedBy is not { } by) return;
        turn.TellAdmin(by, voice => new Screen(
            voice.Text("removals.ran", ("count", plan.Taken - stayed), ("stayed", stayed)),
            [OpenScreen.Button(voice.Text("removals.showRun"), KickPlanScreen.Wire, $"{plan.Id} 0")]));
    }

    private static void Invite(Turn turn, KickPlan plan)
    {
        var some = plan.Entries.Take(plan.Taken).Skip(plan.Undone).Take(AtOnceMax).ToArray();
        var invited = plan.Invited + some.Count(entry => Invite(turn, entry));
        var after = plan with
        {
            Undone = plan.Undone + some.Length,
            Invited = invited,
            NextAt = turn.Now + Breath,
        };
        if (after.Undone < after.Taken)
        {
            turn.Tx.Put(after);
            return;
        }

        turn.Tx.Put(after with { NextAt = turn.Now + KickPlans.KeptFor });
        if (plan.UndoneBy is { } by)
        {
            Team.VoiceOf(turn, by).Say(
                "removals.undone", ("count", invited), ("days", turn.Config.Settings.Removals.UndoDays));
        }
    }

    /// <summary>With some days in which they may be inside, so that the door opens; false where they hold a
    /// right already, or no plan leads there.</summary>
    private static bool Invite(Turn turn, KickEntry entry)
    {
        // Whoever is not gone yet stays.
        if (entry.Over is { } over) RemovalGuard.Release(turn, over.Value);
        foreach (var channel in entry.Channels)
            RemovalGuard.Release(turn, Access.KeyOf(entry.Member, channel));
        if (entry.Channels.All(channel => Doors.HasRight(turn, entry.Member, channel))) return false;
        // A word that opens nothing would be a lie.
        if (Banning.IsBanned(turn.Tx, entry.Member)) return false;
        // While a bank decides there is no access, whoever is sorry.
        if (entry.Reason == KickReason.Disputed) return false;
        if (PlanFor(turn, entry) is not { } plan) return false;
        var until = turn.Now.AddDays(turn.Config.Settings.Removals.UndoDays);
        BroughtIn.Give(turn, entry.Member, plan.Id, until, "removals.apology");
        return true;
    }

    /// <summary>What they had last, where it leads there still; else what leads to as many of the channels as
    /// possible.</summary>
    private static Plan? PlanFor(Turn turn, KickEntry entry)
    {
        var last = entry.Last is { } id ? turn.Tx.Get<Subscription>(id.Value)?.Plan : null;
        var plans = turn.Config.Plans.Where(plan => plan.Channels.Intersect(entry.Channels).Any()).ToArray();
        return plans.FirstOrDefault(plan => plan.Id == last)
            ?? plans.MaxBy(plan => plan.Channels.Intersect(entry.Channels).Count());
    }
}
