namespace LeanBot.Core.Features.Billing;

/// <summary>Opens Stripe's customer portal for a member: a page of their own that is valid for
/// minutes.</summary>
/// <param name="ConfigurationId">Null where it is not known yet.</param>
/// <param name="Screen">The message that is to have the link.</param>
[Wire("stripe.portal")]
public sealed record OpenPortal(
    string Account, string CustomerId, MemberId Member, string? ConfigurationId, MessageRef Screen)
    : Outgoing
{
    /// <summary>Where they begin; null for the first page.</summary>
    public PortalFlow? Flow { get; init; }

    /// <summary>What the portal is to offer; null for as it is.</summary>
    public PortalContents? Contents { get; init; }

    /// <summary>Whether the configuration is known to offer that.</summary>
    public bool IsUpToDate { get; init; }

    public static readonly TimeSpan WorthDoingFor = TimeSpan.FromMinutes(1);

    public override string Lane => $"stripe:{Account}:{Member}:portal";

    public override Priority Priority => Priority.Urgent;
}
