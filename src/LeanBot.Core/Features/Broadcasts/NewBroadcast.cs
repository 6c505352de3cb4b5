using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

public sealed class NewBroadcast : AdminButton
{
    private const string Wire = "broadcast.new";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("broadcasts.new"));

    public override void Press(Turn turn, string argument) =>
        Steps.Show(turn, AudienceScreen.Wire, Drafts.New(turn).Id);
}
