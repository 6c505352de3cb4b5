using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Support;

public sealed class TicketsCommand : AdminCommand
{
    public override string Name => "tickets";

    public override AdminRights Right => AdminRights.Look;

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say(turn.Router.Screen(TicketsScreen.Wire)!.Of(turn));
}
