using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Approvals;

/// <summary>The second admin's word. It takes the right that the action itself takes.</summary>
public sealed class DeclineIt : AdminButton
{
    private const string Wire = "approvals.decline";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    internal override AdminRights RightFor(Router router, string argument) =>
        router.Action(argument.Split(' ')[^1])?.Right ?? Right;

    internal static Choice Button(Voice voice, Approval approval) =>
        Make(Wire, voice.Text("approvals.decline"), $"{approval.Id} {approval.Action}");

    public override void Press(Turn turn, string argument) => Approving.Decline(turn, argument.Split(' ')[0]);
}
