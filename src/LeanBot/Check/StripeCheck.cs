using LeanBot.Configuration;
using LeanBot.Stripe;

namespace LeanBot.Check;

/// <summary>One Stripe account: its key, what the key may do, what is sold, and the webhook.</summary>
internal static class StripeCheck
{
    public static async Task<Section> Look(
        StripeClient client, StripeSecrets account, Core.Config? config, CancellationToken cut)
    {
        var group = $"Stripe ({account.Account})";
        var section = new Section(group);
        var (_, refused, _) = await client.Get(
            "/v1/prices", new StripeForm { { "limit", 1 } }, StripeJson.Default.ListJsonJsonElement, cut);
        var name = $"LEANBOT_STRIPE_{account.Account.ToUpperInvariant()}_KEY";
        if (refused is { Status: not 403 })
        {
            section.Wrong(name, $"Stripe says: {refused}", refused.Status == 401
                ? $"Set {name} to a key of Stripe's dashboard: Developers, API keys."
                : "Look at this machine's network, and at stripe.baseUrl in config/leanbot.json.");
            return section;
        }

        section.Fine(name, account.IsLive ? "live mode" : "test mode: no real money moves");
        var parts = await Task.WhenAll(Parts(group, client, account, config, cut));
        foreach (var part in parts) section.Add(part);
        return section;
    }

    private static IEnumerable<Task<Section>> Parts(
        string group, StripeClient client, StripeSecrets account, Core.Config? config, CancellationToken cut)
    {
        yield return PermissionsCheck.Look(group, client, cut);
        if (config?.Selling.Find(account.Account) is { } selling)
            yield return PricesCheck.Look(group, client, selling, config, cut);
        yield return WebhookCheck.Look(group, client, account, cut);
    }
}
