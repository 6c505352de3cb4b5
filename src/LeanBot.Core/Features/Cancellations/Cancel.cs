namespace LeanBot.Core.Features.Cancellations;

public sealed class Cancel : MemberCommand
{
    public override string Name => "cancel";

    public override int Place => 40;

    public override void Run(Turn turn, string args) => CancelFlow.Start(turn);
}
