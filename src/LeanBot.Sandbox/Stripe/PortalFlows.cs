using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe;

/// <summary>Links that lead to one page of the portal (flow_data).</summary>
internal static class PortalFlows
{
    private static readonly string[] Types =
    [
        "payment_method_update", "subscription_cancel", "subscription_update", "subscription_update_confirm",
    ];

    /// <summary>Refuses what the real API refuses before it opens a session.</summary>
    public static void Check(StripeCall call, JsonObject customer, JsonObject configuration)
    {
        var given = call.Given;
        if (!given.Has("flow_data"))
            return;
        given.Needed("flow_data[type]");
        var type = given.OneOf("flow_data[type]", Types)!;
        var feature = FeatureOf(type);
        if ((string?)configuration["features"]?[feature]?["enabled"] != "true")
        {
            throw StripeError.Invalid(
                $"This subscription cannot be updated because the {feature} feature in the portal "
                + "configuration is disabled.", "flow_data[type]");
        }

        if (type == "payment_method_update")
            return;
        var subscription = SubscriptionOf(call, customer, $"flow_data[{type}][subscription]");
        if (type == "subscription_cancel" && subscription["cancel_at"] is not null)
            throw StripeError.Invalid(
                "The subscription is already set to be canceled.", $"flow_data[{type}][subscription]");
        if (type == "subscription_update_confirm")
            CheckItem(call, subscription, configuration);
    }

    /// <summary>A link to one page does not lead to the others.</summary>
    public static bool Allow(JsonObject session, string feature) =>
        session["flow"]?["type"] is not { } type || FeatureOf((string)type!) == feature;

    private static string FeatureOf(string type) =>
        type == "subscription_update_confirm" ? "subscription_update" : type;

    private static JsonObject SubscriptionOf(StripeCall call, JsonObject customer, string name)
    {
        var subscription = call.Objects.Get("subscription", call.Given.Needed(name), name);
        if (subscription.Text("customer") != customer.Id())
            throw StripeError.NotFound("subscription", subscription.Id(), name);
        return Subscriptions.Ended(subscription)
            ? throw StripeError.Invalid("The subscription is canceled.", name)
            : subscription;
    }

    private static void CheckItem(StripeCall call, JsonObject subscription, JsonObject configuration)
    {
        const string Item = "flow_data[subscription_update_confirm][items][0]";
        var id = call.Given.Needed($"{Item}[id]");
        var item = subscription.Data("items").FirstOrDefault(one => one!.AsObject().Id() == id)
            ?? throw StripeError.NotFound("subscription_item", id, $"{Item}[id]");
        var price = call.Given.Needed($"{Item}[price]");
        if (!PortalPlans.Offers(configuration, price))
        {
            throw StripeError.Invalid(
                $"The price `{price}` is not in the portal configuration's subscription_update products.",
                $"{Item}[price]");
        }

        if ((string?)item["price"]?["id"] == price)
        {
            throw StripeError.Invalid(
                "The subscription update does not change anything: the items are the same as now.", Item);
        }
    }
}
