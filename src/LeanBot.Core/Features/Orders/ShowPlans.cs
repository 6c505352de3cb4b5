namespace LeanBot.Core.Features.Orders;

public sealed class ShowPlans : MemberButton
{
    private const string Wire = "plans.show";

    public override string Route => Wire;

    public static Choice Button(string label) => Make(Wire, label);

    public override void Press(Turn turn, string argument) => SubscribeFlow.Start(turn);
}
