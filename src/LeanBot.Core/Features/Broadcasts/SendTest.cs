using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Step 5: sends it to oneself, through the bot that members have.</summary>
public sealed class SendTest : AdminButton
{
    private const string Wire = "broadcast.test";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(Voice voice, string draft) =>
        Make(Wire, voice.Text("broadcasts.test"), draft);

    public override void Press(Turn turn, string argument)
    {
        var draft = Drafts.Open(turn, argument);
        if (draft.Post is null) throw new Refused("broadcasts.noText");
        Trying.Test(turn, draft);
    }
}
