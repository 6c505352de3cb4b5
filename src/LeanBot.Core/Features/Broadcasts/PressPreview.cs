using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>A button of a preview, which does what it does for members only.</summary>
public sealed class PressPreview : AdminButton
{
    private const string Wire = "broadcast.previewed";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(string label) => Make(Wire, label);

    public override void Press(Turn turn, string argument)
    {
        if (turn.Incoming is Incoming.Press press)
            Conversations.Answer(turn, press, turn.Voice.Text("broadcasts.onlyPreview"), showAlert: true);
    }
}
