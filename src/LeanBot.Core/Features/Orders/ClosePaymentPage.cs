namespace LeanBot.Core.Features.Orders;

/// <summary>Closes a page that is not to be paid any more.</summary>
/// <param name="PageId"><c>plink_…</c> or <c>cs_…</c>.</param>
[Wire("stripe.closePage")]
public sealed record ClosePaymentPage(string Account, MemberId Member, string PageId) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{Member}";
}
