namespace LeanBot.Core.Features.Orders;

public sealed class Subscribe : MemberCommand
{
    public override string Name => "subscribe";

    public override IReadOnlyList<string> Aliases => ["buy"];

    public override int Place => 10;

    public override void Run(Turn turn, string args) => SubscribeFlow.Start(turn);
}
