using LeanBot.Configuration;
using LeanBot.Core.Features.Accounts;
using LeanBot.Stripe;

namespace LeanBot.StripeSetup;

/// <summary>Brings a Stripe account to where the worker needs it, and changes nothing that is there
/// already.</summary>
internal static class Setup
{
    /// <summary>The signing secret of a webhook endpoint that was made; else null.</summary>
    public static async Task<string?> Run(
        SetupRun run, StripeSecrets account, SellingAccount? selling, Core.Config config, string? url)
    {
        var name = $"LEANBOT_STRIPE_{account.Account.ToUpperInvariant()}_KEY";
        var (_, refused, _) = await run.Client.Get(
            "/v1/prices", new StripeForm { { "limit", 1 } }, StripeJson.Default.AnyJson, run.Cut);
        if (refused is { Status: not 403 })
        {
            run.Fail(name, refused.Status == 401
                ? $"Stripe says: {refused}. Set {name} to a key of the dashboard: Developers, API keys."
                : $"Stripe says: {refused}. Look at this machine's network, and at stripe.baseUrl in leanbot.json.");
            return null;
        }

        run.Keep(name, account.IsLive ? "live mode" : "test mode: no real money moves");
        if (selling is null)
            run.Keep("plans", "stripe.json sells nothing new at this account");
        var prices = await PlansSetup.Run(run, [.. selling?.Sells(config.Plans) ?? []]);
        await PortalSetup.Run(run, selling?.Portal ?? new PortalSettings(), prices);
        return await WebhookSetup.Run(run, account.Account, url ?? selling?.WebhookUrl);
    }
}
