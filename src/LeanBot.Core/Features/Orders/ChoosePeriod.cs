using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Orders;

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
        SubscribeFlow.Order(
            turn, SubscribeFlow.PlanOf(turn, new PlanId(words[0])), Enum.Parse<Period>(words[1]));
    }
}
