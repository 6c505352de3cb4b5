using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Switches one of the things an audience is chosen by.</summary>
public sealed class ChooseAudience : AdminButton
{
    private const string Wire = "broadcast.audience";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(string label, Broadcast draft, string what, string value) =>
        Make(Wire, label, $"{draft.Id} {Steps.Text(draft.Version)} {what} {value}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        if (Drafts.AsShown(turn, words[0], words[1]) is { } draft)
            Drafts.Change(turn, draft with { Audience = Changed(draft.Audience, words[2], words[3]) });
        Steps.Show(turn, AudienceScreen.Wire, words[0]);
    }

    private static Audience Changed(Audience audience, string what, string value) => what switch
    {
        "state" => audience.Toggled(Enum.Parse<AudienceState>(value)),
        "plan" => audience.Toggled(new PlanId(value)),
        "language" => audience.Toggled(value),
        DaysScreen.Met => audience with { NewWithinDays = DaysOf(value) },
        DaysScreen.Ending => audience with { EndingWithinDays = DaysOf(value) },
        _ => Audience.Everybody,
    };

    private static int? DaysOf(string value) =>
        int.TryParse(value, out var days) && days is > 0 and <= Audience.DaysMax ? days : null;
}
