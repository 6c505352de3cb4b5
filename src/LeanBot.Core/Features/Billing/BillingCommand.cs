namespace LeanBot.Core.Features.Billing;

public sealed class BillingCommand : MemberCommand
{
    public override string Name => "billing";

    public override int Place => 30;

    public override void Run(Turn turn, string args) => BillingScreens.Start(turn);
}
