using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Removals;

/// <summary>Asks before a kick plan is applied.</summary>
public sealed class ApplyKickPlan : AdminButton
{
    private const string Wire = "removals.plan.apply";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RemoveMany;

    public static Choice Button(Voice voice, KickPlan plan, int count) =>
        Make(Wire, voice.Text("removals.apply", ("count", count)), plan.Id);

    public override void Press(Turn turn, string argument)
    {
        RemovalGuard.RefuseWhileObserving(turn);
        var plan = KickPlans.Find(turn, argument);
        if (plan.AppliedAt is not null) throw new Refused("removals.planApplied");
        var count = plan.CountFor(turn.Config);
        turn.Voice.Say(new Screen(
            turn.Voice.Text(
                "removals.applySure",
                ("count", count), ("total", plan.Total), ("days", turn.Config.Settings.Removals.UndoDays)),
            [ApplyKickPlanSurely.Button(turn.Voice, plan, count)],
            [OpenScreen.Back(turn.Voice, KickPlanScreen.Wire, $"{plan.Id} 0", "removals.leavePlan")]));
    }
}
