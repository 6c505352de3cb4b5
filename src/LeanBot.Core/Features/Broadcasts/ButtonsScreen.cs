using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Step 3: the buttons under it.</summary>
public sealed class ButtonsScreen : AdminScreen
{
    public const string Wire = "broadcasts.buttons";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public override bool Changes => false;

    protected override Screen Show(Turn turn, string argument)
    {
        var draft = Drafts.Open(turn, argument);
        var voice = turn.Voice;
        var lines = draft.Buttons.Select((button, at) => voice.Text(
            button.Type switch
            {
                PostButtonKind.Link => "broadcasts.isLinkButton",
                PostButtonKind.Plan => "broadcasts.isPlanButton",
                _ => "broadcasts.isPromoButton",
            },
            ("number", at + 1), ("label", PostRows.LabelOf(turn, voice.Language, button)),
            ("target", button.Target)));
        return new Screen(
            voice.Text("broadcasts.step3") + string.Concat(lines.Select(line => "\n" + line)),
            [
                .. draft.Buttons.Select(IReadOnlyList<Choice> (button, at) =>
                    [EditButtons.RemoveButton(turn, draft, at)]),
                draft.Buttons.Count >= PostButton.CountMax ? [] :
                [
                    EditButtons.LinkButton(voice, draft),
                    Steps.Open(voice, ButtonTargetScreen.Wire, $"{draft.Id} {PostButtonKind.Plan}", "broadcasts.addPlan"),
                    Steps.Open(voice, ButtonTargetScreen.Wire, $"{draft.Id} {PostButtonKind.Promo}", "broadcasts.addPromo"),
                ],
                [PreviewBroadcast.Button(voice, draft.Id)],
            ]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        Steps.Back(turn.Voice, PostScreen.Wire, argument);
}
