using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe;

/// <summary>The plans to which people may change in the portal.</summary>
internal static class PortalPlans
{
    private const string Update = "features[subscription_update]";
    private const int ProductsMax = 10;

    /// <summary>Refuses a configuration that offers what cannot be changed to.</summary>
    public static void Check(StripeCall call)
    {
        var given = call.Given;
        foreach (var needed in (string[])["default_allowed_updates", "products"])
        {
            if (!given.Has($"{Update}[{needed}]"))
                throw StripeError.Missing($"{Update}[{needed}]");
        }

        given.OneOf($"{Update}[proration_behavior]", "none", "create_prorations", "always_invoice");
        var products = given.Items($"{Update}[products]").ToList();
        if (products.Count > ProductsMax)
            throw StripeError.Invalid($"You may specify up to {ProductsMax} products.", $"{Update}[products]");
        foreach (var product in products)
            CheckProduct(call, product);
    }

    public static bool Offers(JsonObject? configuration, string price) =>
        Values(configuration?["features"]?["subscription_update"]?["products"])
            .Any(product => Values(product?["prices"]).Any(one => (string?)one == price));

    /// <summary>The period stays; the difference is one proration line.</summary>
    public static void Change(StripeTurn turn, JsonObject subscription, JsonObject price)
    {
        var item = subscription.Data("items")[0]!.AsObject();
        var (before, after) = (item["price"]!.AsObject(), price);
        if (before["recurring"]!["interval"]!.GetValue<string>()
            != after["recurring"]!["interval"]!.GetValue<string>())
            throw Act.Impossible("the sandbox changes plans within the same interval only");
        turn.Update("customer.subscription.updated", subscription, () => item["price"] = after.DeepClone());
        var line = Proration(turn, subscription, item, before, after);
        var invoice = Invoices.Draft(turn, subscription, "subscription_update", [line]);
        subscription["latest_invoice"] = invoice.Id();
        turn.Emit("invoice.created", invoice);
        Invoices.Finalize(turn, invoice);
    }

    /// <summary>What is left of the period, at the difference of the two prices.</summary>
    private static JsonObject Proration(
        StripeTurn turn, JsonObject subscription, JsonObject item, JsonObject before, JsonObject after)
    {
        var (start, end) = (item.Number("current_period_start"), item.Number("current_period_end"));
        var share = (double)(end - turn.Seconds) / (end - start);
        var difference = after.Number("unit_amount") - before.Number("unit_amount");
        var line = Invoices.LinesOf(turn, subscription).First();
        line["amount"] = Math.Max(0, (long)Math.Round(difference * share));
        line["description"] = "Remaining time after the change of plan";
        line["period"] = new JsonObject { ["start"] = turn.Seconds, ["end"] = end };
        line["parent"]!["subscription_item_details"]!["proration"] = true;
        return line;
    }

    private static void CheckProduct(StripeCall call, string given)
    {
        var product = call.Objects.Get("product", call.Given.Needed($"{given}[product]"), $"{given}[product]");
        var intervals = new HashSet<string>();
        foreach (var (id, at) in call.Given.Texts($"{given}[prices]").Select((id, at) => (id, at)))
        {
            var price = call.Objects.Get("price", id, $"{given}[prices][{at}]");
            if (price.Text("product") != product.Id())
            {
                throw StripeError.Invalid(
                    $"The price {id} does not belong to the product {product.Id()}.", $"{given}[prices][{at}]");
            }

            if (!intervals.Add($"{price["recurring"]?["interval"]}"))
            {
                throw StripeError.Invalid(
                    "Prices of one product must have unique billing intervals.", $"{given}[prices]");
            }
        }
    }

    /// <summary>A list of parameters is kept as it was given: by its indexes.</summary>
    private static IEnumerable<JsonNode?> Values(JsonNode? list) => list switch
    {
        JsonObject byIndex => byIndex.Select(one => one.Value),
        JsonArray array => array,
        _ => [],
    };
}
