using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Orders;

public sealed class ChoosePlan : MemberButton
{
    private const string Wire = "plan";

    public override string Route => Wire;

    public static Choice Button(Turn turn, Plan plan) =>
        Make(Wire, turn.Voice.Text("plans.choose", ("title", plan.Title)), plan.Id.Value);

    public override void Press(Turn turn, string argument) =>
        SubscribeFlow.Choose(turn, SubscribeFlow.PlanOf(turn, new PlanId(argument)));
}
