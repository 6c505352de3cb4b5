namespace LeanBot.Core.Features.Billing;

/// <summary>The configuration of the customer portal that was made at an account which had none.</summary>
/// <param name="ConfigurationId"><c>bpc_…</c></param>
[Kept("portals")]
public sealed record Portal(string Account, string ConfigurationId) : Record
{
    public override string Key => Account;
}
