using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Language;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Step 1: who gets it, with how many these are now.</summary>
public sealed class AudienceScreen : AdminScreen
{
    public const string Wire = "broadcasts.audience";

    private const int PerRow = 2;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    protected override Screen Show(Turn turn, string argument)
    {
        var draft = Drafts.Open(turn, argument);
        var voice = turn.Voice;
        var count = Audiences.Count(turn, draft);
        return new Screen(
            voice.Text("broadcasts.step1") + "\n\n" + AudienceWords.Of(turn, voice, draft) + "\n"
                + voice.Text(
                    "broadcasts.reach",
                    ("count", count.Reached), ("muted", count.Muted), ("blocked", count.Blocked)),
            [
                .. draft.Audience.IsList ? [] : Filters(turn, draft),
                [
                    Steps.Open(
                        voice, ListScreen.Wire, draft.Id,
                        draft.Audience.IsList ? "broadcasts.otherList" : "broadcasts.ownList"),
                    ChooseAudience.Button(voice.Text("broadcasts.allAgain"), draft, "all", ""),
                ],
                [Steps.Open(voice, PostScreen.Wire, draft.Id, "broadcasts.nextText")],
            ]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        Steps.Back(turn.Voice, BroadcastScreen.Wire, argument);

    private static IEnumerable<IReadOnlyList<Choice>> Filters(Turn turn, Broadcast draft)
    {
        var (voice, audience) = (turn.Voice, draft.Audience);
        var states = Enum.GetValues<AudienceState>().Select(state => Toggle(
            voice, draft, voice.Text(AudienceWords.KeyOf(state)), audience.States.Contains(state), "state",
            state.ToString()));
        var plans = turn.Config.Plans.Select(plan => Toggle(
            voice, draft, plan.Title, audience.Plans.Contains(plan.Id), "plan", plan.Id.Value));
        var languages = turn.Config.Texts.Languages.Order(StringComparer.Ordinal).Select(language => Toggle(
            voice, draft, LanguageScreen.NameOf(turn, language), audience.Languages.Contains(language),
            "language", language));
        return
        [
            .. states.Chunk(PerRow), .. plans.Chunk(PerRow), .. languages.Chunk(PerRow),
            [
                Menu.OpenScreen.Button(
                    audience.NewWithinDays is { } met
                        ? voice.Text("broadcasts.newDays", ("count", met))
                        : voice.Text("broadcasts.newAny"),
                    DaysScreen.Wire, $"{draft.Id} {DaysScreen.Met}"),
                Menu.OpenScreen.Button(
                    audience.EndingWithinDays is { } ending
                        ? voice.Text("broadcasts.endingDays", ("count", ending))
                        : voice.Text("broadcasts.endingAny"),
                    DaysScreen.Wire, $"{draft.Id} {DaysScreen.Ending}"),
            ],
        ];
    }

    private static Choice Toggle(
        Voice voice, Broadcast draft, string name, bool isOn, string what, string value) =>
        ChooseAudience.Button(
            PlainText.Of(voice.Text(isOn ? "broadcasts.on" : "broadcasts.off", ("name", name))), draft, what,
            value);
}
