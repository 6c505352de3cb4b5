using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Approvals;

/// <summary>What waits for a second admin, one at a time: each has its preview and its buttons.</summary>
public sealed class ApprovalsScreen : AdminScreen
{
    public override string Route => "approvals";

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 54;

    public override string Label(Turn turn) =>
        turn.Voice.Text("approvals.button", ("count", Approving.Waiting(turn).Count));

    /// <param name="argument">Which of them, from 0.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var page = Pages.Of(Approving.Waiting(turn), Pages.NumberOf(argument), sizeMax: 1);
        if (page.Items.Count == 0) return new Screen(turn.Voice.Text("approvals.none"));
        var approval = page.Items[0];
        var action = turn.Router.Action(approval.Action)!;
        var card = approval.AskedBy == turn.Speaker.Id
            ? Approving.OwnCardOf(turn, turn.Voice, approval, action)
            : Approving.CardOf(turn, turn.Voice, approval, action);
        return new Screen(
            card.Html,
            [.. card.Rows, .. page.Buttons(turn.Voice, this, number => $"{number}")]);
    }
}
