namespace LeanBot.Core.Features.Billing;

/// <summary>Opens Stripe's customer portal for a member: a page of their own that is valid for
/// minutes.</summary>
/// <param name="ConfigurationId">Null for the account's own.</param>
/// <param name="Screen">The message that is to have the link.</param>
/// <param name="Flow">Stripe's <c>flow_data[type]</c> for a page that does one thing; null for the whole
/// portal.</param>
[Wire("stripe.portal")]
public sealed record OpenPortal(
    string Account, string CustomerId, MemberId Member, string? ConfigurationId, MessageRef Screen,
    string? Flow = null) : Outgoing
{
    /// <summary>The flow that changes the card.</summary>
    public const string CardOnly = "payment_method_update";

    public static readonly TimeSpan WorthDoingFor = TimeSpan.FromMinutes(1);

    public override string Lane => $"stripe:{Account}:{Member}:portal";

    public override Priority Priority => Priority.Urgent;
}
