namespace LeanBot.Core.Features.Billing;

/// <param name="ConfigurationId">The one that it was opened with; null for the account's own, as older
/// versions used.</param>
public sealed record PortalOpened(string Url, string? ConfigurationId);
