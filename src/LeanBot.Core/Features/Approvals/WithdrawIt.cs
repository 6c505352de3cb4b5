using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Approvals;

/// <summary>Whoever asked does not want it any more.</summary>
public sealed class WithdrawIt : AdminButton
{
    private const string Wire = "approvals.withdraw";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    internal static Choice Button(Voice voice, Approval approval) =>
        Make(Wire, voice.Text("approvals.withdraw"), approval.Id);

    public override void Press(Turn turn, string argument) => Approving.Withdraw(turn, argument);
}
