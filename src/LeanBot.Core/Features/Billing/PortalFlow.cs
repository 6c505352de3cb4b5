using LeanBot.Core.Features.Orders;

namespace LeanBot.Core.Features.Billing;

/// <summary>Where in the customer portal somebody begins; after that they come straight back.
/// https://docs.stripe.com/customer-management/portal-deep-links</summary>
/// <param name="StripeId">The subscription that it is about: <c>sub_…</c>; null for the card.</param>
/// <param name="To">What a change of plan is to be confirmed to.</param>
public sealed record PortalFlow(PortalPage Page, string? StripeId = null, PlanPrice? To = null)
{
    public static readonly PortalFlow ChangeCard = new(PortalPage.ChangeCard);

    public static PortalFlow Cancel(string stripeId) => new(PortalPage.Cancel, stripeId);

    /// <summary>To choose another plan or period.</summary>
    public static PortalFlow ChangePlan(string stripeId) => new(PortalPage.ChangePlan, stripeId);

    /// <summary>The plan is chosen: what it costs now is shown, and confirmed.</summary>
    public static PortalFlow ConfirmPlan(string stripeId, PlanPrice to) =>
        new(PortalPage.ConfirmPlan, stripeId, to);
}
