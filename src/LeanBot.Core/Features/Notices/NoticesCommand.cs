namespace LeanBot.Core.Features.Notices;

public sealed class NoticesCommand : AdminCommand
{
    public override string Name => "notices";

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say(turn.Router.Screen("notices")!.Of(turn));
}
