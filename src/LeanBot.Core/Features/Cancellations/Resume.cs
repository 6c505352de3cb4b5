namespace LeanBot.Core.Features.Cancellations;

public sealed class Resume : MemberCommand
{
    public override string Name => "resume";

    public override int Place => 45;

    public override void Run(Turn turn, string args) => Resuming.Start(turn);
}
