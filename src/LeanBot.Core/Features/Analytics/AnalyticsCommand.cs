using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Analytics;

public sealed class AnalyticsCommand : AdminCommand
{
    public override string Name => "analytics";

    public override AdminRights Right => AdminRights.Look;

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say(turn.Router.Screen(AnalyticsScreen.Wire)!.Of(turn));
}
