using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Removals;

/// <summary>Invites back whoever a run has let out, with an apology and some days.</summary>
public sealed class UndoKickPlanSurely : AdminButton
{
    private const string Wire = "removals.plan.undoSurely";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RemoveMany;

    public static Choice Button(Voice voice, KickPlan plan) =>
        Make(Wire, voice.Text("removals.undoYes"), plan.Id);

    public override void Press(Turn turn, string argument)
    {
        var plan = KickPlans.Undo(turn, argument, turn.Speaker.Id);
        Audits.Note(turn, AuditKind.KickPlanUndone, about: $"{plan.Taken}");
        turn.Voice.Say(new Screen(
            turn.Voice.Text("removals.undoing"),
            [OpenScreen.Button(turn.Voice.Text("removals.showRun"), KickPlanScreen.Wire, $"{plan.Id} 0")],
            [OpenMenu.Button(turn.Voice)]));
    }
}
