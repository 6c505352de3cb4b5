using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Orders;
using LeanBot.Stripe;

namespace LeanBot.StripeSetup;

/// <summary>The configuration of the customer portal, by the same rules by which the worker keeps
/// it.</summary>
internal static class PortalSetup
{
    private const string What = "customer portal";
    private const string Permission = "Customer portal: Write";

    public static async Task Run(
        SetupRun run, PortalSettings settings, IReadOnlyList<(PlanPrice Wanted, string? PriceId)> prices)
    {
        var (known, error) = await PortalConfiguration.Find(run.Client, run.Cut);
        if (error is not null)
        {
            run.Fail(What, Permission, error);
            return;
        }

        // In a dry run some prices are not there yet; then the portal is not as it should be either.
        var form = PortalConfiguration.FormOf(
            settings, [.. prices.Select(one => (one.Wanted, one.PriceId ?? "price_to_be_made"))]);
        if (known is not null && PortalConfiguration.IsAsWanted(known, form))
        {
            run.Keep(What, $"configuration {known.Id}");
            return;
        }

        await run.Change(
            What, Permission, PortalConfiguration.PathOf(known), form, StripeJson.Default.PortalJson,
            known is null ? "configuration made" : $"configuration {known.Id} brought up to date",
            known is null ? "a configuration would be made" : $"configuration {known.Id} would be changed");
    }
}
