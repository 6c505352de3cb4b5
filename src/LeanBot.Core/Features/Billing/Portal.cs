namespace LeanBot.Core.Features.Billing;

/// <summary>The configuration of the customer portal that is kept at an account.</summary>
/// <param name="ConfigurationId"><c>bpc_…</c></param>
/// <param name="Contents">What it was brought to last: the key of <see cref="PortalContents"/>.</param>
[Kept("portals")]
public sealed record Portal(string Account, string ConfigurationId, string Contents = "") : Record
{
    public override string Key => Account;
}
