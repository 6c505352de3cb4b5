using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Resources;

internal static class AccountResource
{
    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("GET", "/v1/account", Show);
        routes.Add("GET", "/v1/balance", Balance);
    }

    private static JsonObject Show(StripeCall call) => new()
    {
        ["id"] = call.Turn.Account.Id,
        ["object"] = "account",
        ["business_profile"] = new JsonObject { ["name"] = call.Turn.Account.Name, ["url"] = null },
        ["business_type"] = "company",
        ["charges_enabled"] = true,
        ["country"] = "DE",
        ["default_currency"] = "eur",
        ["details_submitted"] = true,
        ["email"] = "owner@example.com",
        ["payouts_enabled"] = true,
        ["settings"] = new JsonObject
        {
            ["dashboard"] = new JsonObject
            {
                ["display_name"] = call.Turn.Account.Name,
                ["timezone"] = "Etc/UTC",
            },
        },
        ["type"] = "standard",
    };

    private static JsonObject Balance(StripeCall call) => new()
    {
        ["object"] = "balance",
        ["available"] = new JsonArray(),
        ["livemode"] = call.Turn.Account.Live,
        ["pending"] = new JsonArray(),
    };
}
