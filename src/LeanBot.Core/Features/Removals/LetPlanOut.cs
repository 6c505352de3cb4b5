using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Removals;

/// <summary>Lets out whom a kick plan names, up to the cap.</summary>
public sealed class LetPlanOut : DangerousAction<LetPlanOut.What>
{
    public sealed record What(string Plan, int Count, int Total);

    public override string Route => KickPlanScreen.Wire;

    public override AdminRights Right => AdminRights.RemoveMany;

    protected override ActionSize SizeOf(What arguments) => new(arguments.Count);

    protected override string Preview(Turn turn, Voice voice, What arguments) => voice.Text(
        "removals.applySure",
        ("count", arguments.Count), ("total", arguments.Total),
        ("days", turn.Config.Settings.Removals.UndoDays));

    protected override string Phrase(Voice voice, What arguments) =>
        voice.Text("removals.phrase", ("count", arguments.Count));

    protected override Func<Voice, Screen> Run(Turn turn, What arguments, MemberId by)
    {
        var plan = KickPlans.Apply(turn, arguments.Plan, by, arguments.Count);
        Audits.Note(turn, AuditKind.KickPlanApplied, about: $"{plan.Taken} / {plan.Total}");
        return voice => new Screen(
            voice.Text("removals.confirmed", ("count", plan.Taken)),
            [OpenScreen.Button(voice.Text("removals.showRun"), KickPlanScreen.Wire, $"{plan.Id} 0")],
            [OpenMenu.Button(voice)]);
    }
}
