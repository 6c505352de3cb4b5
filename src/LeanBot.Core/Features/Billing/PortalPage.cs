namespace LeanBot.Core.Features.Billing;

/// <summary>The pages of the customer portal that a link can lead to.</summary>
public enum PortalPage
{
    ChangeCard,
    Cancel,
    ChangePlan,
    ConfirmPlan,
}
