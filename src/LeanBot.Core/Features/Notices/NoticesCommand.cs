using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Notices;

public sealed class NoticesCommand : AdminCommand
{
    public override string Name => "notices";

    public override AdminRights Right => AdminRights.Look;

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say(turn.Router.Screen("notices")!.Of(turn));
}
