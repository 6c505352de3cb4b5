namespace LeanBot.Core.Features.MyPlan;

public sealed class MyPlanCommand : MemberCommand
{
    public override string Name => "myplan";

    public override int Place => 25;

    public override void Run(Turn turn, string args) => turn.Voice.Say(MyPlanScreen.Of(turn, turn.Member));
}
