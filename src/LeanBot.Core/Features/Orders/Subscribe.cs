using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Orders;

public sealed class Subscribe : MemberCommand
{
    public override string Name => "subscribe";

    public override void Run(Turn turn, string args) => SubscribeFlow.Start(turn);
}

public sealed class ShowPlans : MemberButton
{
    private const string Wire = "plans.show";

    public override string Route => Wire;

    public static Choice Button(string label) => Make(Wire, label);

    public override void Press(Turn turn, string argument) => SubscribeFlow.Start(turn);
}

public sealed class ChoosePlan : MemberButton
{
    private const string Wire = "plan";

    public override string Route => Wire;

    public static Choice Button(Turn turn, Plan plan) =>
        Make(Wire, turn.Voice.Text("plans.choose", ("title", plan.Title)), plan.Id.Value);

    public override void Press(Turn turn, string argument) =>
        SubscribeFlow.Choose(turn, SubscribeFlow.PlanOf(turn, new PlanId(argument)));
}

public sealed class ChoosePeriod : MemberButton
{
    private const string Wire = "period";
    private const char Separator = '/';

    public override string Route => Wire;

    public static Choice Button(string label, PlanId plan, Period period) =>
        Make(Wire, label, $"{plan}{Separator}{period}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(Separator);
        SubscribeFlow.Order(turn, SubscribeFlow.PlanOf(turn, new PlanId(words[0])), Enum.Parse<Period>(words[1]));
    }
}
