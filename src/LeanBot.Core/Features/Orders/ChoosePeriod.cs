using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Orders;

public sealed class ChoosePeriod : MemberButton
{
    private const string Wire = "period";
    private const char Separator = '/';
    private const string Plain = "plain";

    public override string Route => Wire;

    /// <param name="withCode">False to go on at the normal price although a code is kept.</param>
    public static Choice Button(string label, PlanId plan, Period period, bool withCode = true) =>
        Make(Wire, label, $"{plan}{Separator}{period}{(withCode ? "" : $"{Separator}{Plain}")}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(Separator);
        SubscribeFlow.Order(
            turn, SubscribeFlow.PlanOf(turn, new PlanId(words[0])), Enum.Parse<Period>(words[1]),
            withCode: words is not [_, _, Plain]);
    }
}
