namespace LeanBot.Core.Features.Accounts;

/// <summary>What members may do in the customer portal beside changing their card and seeing their
/// invoices.</summary>
public sealed record PortalSettings
{
    /// <summary>Cancel, at the end of what is paid.</summary>
    public bool Cancel { get; init; } = true;

    /// <summary>Change to another plan or period, prorated and paid at once.</summary>
    public bool ChangePlan { get; init; } = true;
}
