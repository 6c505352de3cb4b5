namespace LeanBot.Core.Features.MyPlan;

public sealed class MyPlanCommand : MemberCommand
{
    public override string Name => "myplan";

    public override void Run(Turn turn, string args) => turn.Voice.Say(MyPlanScreen.Of(turn, turn.Member));
}
