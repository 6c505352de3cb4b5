using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Step 4: shows the author what members will see.</summary>
public sealed class PreviewBroadcast : AdminButton
{
    private const string Wire = "broadcast.preview";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(Voice voice, string draft) =>
        Make(Wire, voice.Text("broadcasts.nextPreview"), draft);

    public override void Press(Turn turn, string argument)
    {
        var draft = Drafts.Open(turn, argument);
        if (draft.Post is null) throw new Refused("broadcasts.noText");
        Trying.Preview(turn, draft);
    }
}
