using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Puts a button under a draft, or takes one away.</summary>
public sealed class EditButtons : AdminButton
{
    private const string Wire = "broadcast.buttons";
    private const string Remove = "remove";
    private const string Ask = "ask";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice LinkButton(Voice voice, Broadcast draft) =>
        Of(voice.Text("broadcasts.addLink"), draft, Ask, "link");

    public static Choice AddButton(string label, Broadcast draft, PostButtonKind type, string target) =>
        Of(label, draft, type.ToString(), target);

    public static Choice RemoveButton(Turn turn, Broadcast draft, int at) => Of(
        turn.Voice.Text(
            "broadcasts.removeButton",
            ("label", new Html(PostRows.LabelOf(turn, turn.Voice.Language, draft.Buttons[at])))),
        draft, Remove, Steps.Text(at));

    /// <exception cref="Refused">There is no room for another one.</exception>
    public static void Add(Turn turn, Broadcast draft, PostButton button)
    {
        if (draft.Buttons.Count >= PostButton.CountMax)
            throw new Refused("broadcasts.tooManyButtons", ("max", PostButton.CountMax));
        Drafts.Change(turn, draft with { Buttons = [.. draft.Buttons, button] });
    }

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ', 4);
        if (Drafts.AsShown(turn, words[0], words[1]) is { } draft)
        {
            if (words[2] == Ask)
            {
                AskForLink(turn, draft);
                return;
            }

            if (words[2] == Remove)
            {
                Drafts.Change(turn, draft with
                {
                    Buttons = [.. draft.Buttons.Where((_, at) => Steps.Text(at) != words[3])],
                });
            }
            else Add(turn, draft, new PostButton(Enum.Parse<PostButtonKind>(words[2]), words[3]));
        }

        Steps.Show(turn, ButtonsScreen.Wire, words[0]);
    }

    private static Choice Of(string label, Broadcast draft, string what, string value) =>
        Make(Wire, label, $"{draft.Id} {Steps.Text(draft.Version)} {what} {value}");

    private static void AskForLink(Turn turn, Broadcast draft)
    {
        turn.Begin(new BroadcastFlow.State.Link(draft.Id));
        turn.Voice.Say(new Screen(
            turn.Voice.Text("broadcasts.linkAsk"),
            [Steps.Back(turn.Voice, ButtonsScreen.Wire, draft.Id)]));
    }
}
