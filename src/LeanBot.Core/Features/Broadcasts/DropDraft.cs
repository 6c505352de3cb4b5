using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Asks, and then throws a draft away.</summary>
public sealed class DropDraft : AdminButton
{
    private const string Wire = "broadcast.drop";
    private const string Sure = "sure";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(Voice voice, Broadcast draft) =>
        Make(Wire, voice.Text("broadcasts.drop"), draft.Id);

    public override void Press(Turn turn, string argument)
    {
        var draft = Drafts.Open(turn, argument.Split(' ')[0]);
        if (!argument.EndsWith(Sure, StringComparison.Ordinal))
        {
            turn.Voice.Say(new Screen(
                turn.Voice.Text("broadcasts.dropSure", ("title", Drafts.TitleOf(draft))),
                [Make(Wire, turn.Voice.Text("broadcasts.dropYes"), $"{draft.Id} {Sure}")],
                [Steps.Back(turn.Voice, BroadcastScreen.Wire, draft.Id, "broadcasts.leaveIt")]));
            return;
        }

        turn.Tx.Delete(draft);
        if (turn.Tx.Get<BroadcastList>(draft.Id) is { } list) turn.Tx.Delete(list);
        Steps.Show(turn, BroadcastsScreen.Wire, "0");
    }
}
