using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Overview;

/// <summary>Shows the figures of now below what was told, which stays to be read.</summary>
public sealed class OpenOverview : AdminButton
{
    private const string Wire = "overview.open";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("overview.button"));

    public override void Press(Turn turn, string argument) =>
        turn.Voice.Anew().Say(turn.Router.Screen("overview")!.Of(turn));
}
