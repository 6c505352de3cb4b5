using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Overview;

public sealed class DashboardCommand : AdminCommand
{
    public override string Name => "dashboard";

    public override AdminRights Right => AdminRights.Look;

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say(turn.Router.Screen("overview")!.Of(turn));
}
