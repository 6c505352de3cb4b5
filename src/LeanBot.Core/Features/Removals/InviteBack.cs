using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Removals;

/// <summary>Undoes a run of a kick plan: access without a payment, for many at once.</summary>
public sealed class InviteBack : DangerousAction<InviteBack.What>
{
    public sealed record What(string Plan, int Count);

    public override string Route => "removals.plan.undo";

    public override AdminRights Right => AdminRights.RemoveMany;

    protected override ActionSize SizeOf(What arguments) => new(arguments.Count);

    protected override string Preview(Turn turn, Voice voice, What arguments) => voice.Text(
        "removals.undoSure",
        ("count", arguments.Count), ("days", turn.Config.Settings.Removals.UndoDays));

    protected override string Phrase(Voice voice, What arguments) =>
        voice.Text("removals.undoPhrase", ("count", arguments.Count));

    protected override Func<Voice, Screen> Run(Turn turn, What arguments, MemberId by)
    {
        var plan = KickPlans.Undo(turn, arguments.Plan, by);
        Audits.Note(turn, AuditKind.KickPlanUndone, about: $"{plan.Taken}");
        return voice => new Screen(
            voice.Text("removals.undoing"),
            [OpenScreen.Button(voice.Text("removals.showRun"), KickPlanScreen.Wire, $"{plan.Id} 0")],
            [OpenMenu.Button(voice)]);
    }
}
