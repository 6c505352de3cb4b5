using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Orders;

namespace LeanBot.Core.Features.Billing;

/// <summary>What an account's customer portal is to offer, as it is when somebody opens it.</summary>
public sealed record PortalContents(PortalSettings Settings, IReadOnlyList<PlanPrice> Prices)
{
    /// <summary>By this a portal that was brought to it is known to be so still.</summary>
    public string Key => string.Join(
        ';',
        Prices.Select(one => $"{one.LookupKey}={one.Price.MinorUnits}{one.Price.Currency}")
            .Prepend($"cancel={Settings.Cancel},changePlan={Settings.ChangePlan}"));

    public static PortalContents Of(Config config, string account) =>
        config.Selling.Find(account) is { } selling
            ? new(selling.Portal ?? new PortalSettings(), [.. selling.Sells(config.Plans)])
            : new(new PortalSettings(), []);
}
