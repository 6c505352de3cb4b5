using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Overview;

public sealed class SystemCommand : AdminCommand
{
    public override string Name => "system";

    public override AdminRights Right => AdminRights.Look;

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say(turn.Router.Screen(SystemScreen.Wire)!.Of(turn));
}
