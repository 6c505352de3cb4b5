namespace LeanBot.Core.Features.Subscriptions;

public sealed class Status : MemberCommand
{
    public override string Name => "status";

    public override int Place => 20;

    public override void Run(Turn turn, string args) => turn.Voice.Say(StatusScreen.Of(turn, turn.Member));
}
