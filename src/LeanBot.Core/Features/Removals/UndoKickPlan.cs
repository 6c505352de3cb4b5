using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Removals;

/// <summary>Asks before whoever a run has let out is invited back.</summary>
public sealed class UndoKickPlan : AdminButton
{
    private const string Wire = "removals.plan.undo";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RemoveMany;

    public static Choice Button(Voice voice, KickPlan plan) => Make(Wire, voice.Text("removals.undo"), plan.Id);

    public override void Press(Turn turn, string argument)
    {
        var plan = KickPlans.Find(turn, argument);
        if (plan.UndoneAt is not null) throw new Refused("removals.planUndone");
        turn.Voice.Say(new Screen(
            turn.Voice.Text(
                "removals.undoSure",
                ("count", plan.Taken), ("days", turn.Config.Settings.Removals.UndoDays)),
            [UndoKickPlanSurely.Button(turn.Voice, plan)],
            [OpenScreen.Back(turn.Voice, KickPlanScreen.Wire, $"{plan.Id} 0", "removals.leavePlan")]));
    }
}
