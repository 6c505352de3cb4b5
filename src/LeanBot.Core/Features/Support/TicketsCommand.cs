namespace LeanBot.Core.Features.Support;

public sealed class TicketsCommand : AdminCommand
{
    public override string Name => "tickets";

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say(turn.Router.Screen(TicketsScreen.Wire)!.Of(turn));
}
