using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Removals;

/// <summary>Who would be let out, each with the reason, page by page; once it was applied, what came of
/// it.</summary>
public sealed class KickPlanScreen : AdminScreen
{
    public const string Wire = "removals.plan";

    private const int EntriesMax = 10;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    /// <summary>It is frozen, and says as of when.</summary>
    public override bool Changes => false;

    /// <param name="argument">The plan, and the page: <c>k3f9 0</c>.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        if (turn.Tx.Get<KickPlan>(words[0]) is not { } plan)
            return new Screen(turn.Voice.Text("removals.planGone"), [MakeKickPlan.Button(turn.Voice)]);
        var page = Pages.Of(plan.Entries, words.Length > 1 ? Pages.NumberOf(words[1]) : 0, EntriesMax);
        var parts = new[]
        {
            RemovalGuard.IsObserving(turn) ? turn.Voice.Text("removals.observing") : null,
            Head(turn, plan),
            plan.Entries.Count == 0
                ? null
                : string.Join('\n', page.Items.Select(entry => Line(turn, entry))),
            plan.Total > plan.Entries.Count
                ? turn.Voice.Text("removals.planMore", ("count", plan.Total - plan.Entries.Count))
                : null,
        };
        return new Screen(
            string.Join("\n\n", parts.OfType<string>()),
            [
                .. page.Buttons(turn.Voice, this, number => $"{plan.Id} {number}"),
                Buttons(turn, plan),
                [MakeKickPlan.Button(turn.Voice)],
            ]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        OpenScreen.Back(turn.Voice, RemovalsScreen.Wire);

    private static Choice[] Buttons(Turn turn, KickPlan plan) => plan switch
    {
        { AppliedAt: null, Entries.Count: > 0 } when !RemovalGuard.IsObserving(turn) =>
            [ApplyKickPlan.Button(turn.Voice, plan, plan.CountFor(turn.Config))],
        { AppliedAt: not null, UndoneAt: null } => [UndoKickPlan.Button(turn.Voice, plan)],
        _ => [],
    };

    private static string Head(Turn turn, KickPlan plan)
    {
        var voice = turn.Voice;
        var made = voice.Text(
            plan.Total == 0 ? "removals.planEmpty" : "removals.planHead",
            ("count", plan.Total), ("at", new Moment(plan.At)), ("cap", turn.Config.Settings.Removals.CapPerRun));
        if (plan.AppliedAt is not { } applied) return made;
        var lines = new List<string>
        {
            voice.Text(
                "removals.planRan",
                ("count", plan.Taken), ("at", new Moment(applied)), ("name", NameOf(turn, plan.AppliedBy))),
        };
        if (plan.Stayed is { } stayed)
            lines.Add(voice.Text(stayed == 0 ? "removals.planAllOut" : "removals.planStayed", ("count", stayed)));
        if (plan.UndoneAt is { } undone)
        {
            lines.Add(voice.Text(
                "removals.planInvited",
                ("count", plan.Invited), ("at", new Moment(undone)), ("name", NameOf(turn, plan.UndoneBy))));
        }

        return string.Join('\n', lines);
    }

    private static string Line(Turn turn, KickEntry entry) => turn.Voice.Text(
        "removals.planLine",
        ("name", turn.Tx.Get<Member>(entry.Member.ToString())?.Name ?? entry.Member.ToString()),
        ("id", entry.Member),
        ("channels", string.Join(", ", entry.Channels.Select(channel => Chats.TitleOf(turn, channel)))),
        ("reason", new Html(turn.Voice.Text(
            $"removals.because{entry.Reason}", ("since", (object?)entry.Since ?? "")))));

    private static string NameOf(Turn turn, MemberId? admin) =>
        admin is { } id ? Team.Find(turn.Config, id)?.Name ?? id.ToString() : "";
}
