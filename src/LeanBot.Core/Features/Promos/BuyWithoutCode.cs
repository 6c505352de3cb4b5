using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Promos;

/// <summary>Goes on at the normal price.</summary>
public sealed class BuyWithoutCode : MemberButton
{
    private const string Wire = "promos.without";
    private const char Separator = '/';

    public override string Route => Wire;

    public static Choice Button(string label, PlanId plan, Period period) =>
        Make(Wire, label, $"{plan}{Separator}{period}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(Separator);
        SubscribeFlow.Order(
            turn, SubscribeFlow.PlanOf(turn, new PlanId(words[0])), Enum.Parse<Period>(words[1]),
            withCode: false);
    }
}
