using System.Globalization;
using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Billing;

/// <summary>Products, prices and the line items that name them.</summary>
internal static class Prices
{
    private static readonly string[] Currencies =
    [
        "usd", "eur", "gbp", "uah", "pln", "chf", "cad", "aud", "jpy", "sek", "nok", "dkk", "czk", "ron",
        "bgn",
        "huf", "try", "ils", "inr", "brl", "mxn", "nzd", "sgd", "hkd", "krw", "zar", "aed", "kzt", "gel",
        "mdl",
    ];

    public static string Currency(StripeParams given, string name)
    {
        var currency = given.Needed(name).ToLowerInvariant();
        return Currencies.Contains(currency)
            ? currency
            : throw StripeError.Invalid(
                $"Invalid currency: {currency}. Stripe currently supports these currencies: "
                + string.Join(", ", Currencies), name);
    }

    public static JsonObject Product(StripeTurn turn, string name, string? id = null)
    {
        var product = turn.New("product", id ?? turn.NewId("prod_", 14));
        product["active"] = true;
        product["default_price"] = null;
        product["description"] = null;
        product["images"] = new JsonArray();
        product["marketing_features"] = new JsonArray();
        product["metadata"] = new JsonObject();
        product["name"] = name;
        product["package_dimensions"] = null;
        product["shippable"] = null;
        product["statement_descriptor"] = null;
        product["tax_code"] = null;
        product["type"] = "service";
        product["unit_label"] = null;
        product["updated"] = turn.Seconds;
        product["url"] = null;
        return product;
    }

    public static JsonObject Price(
        StripeTurn turn, string product, string currency, long amount, JsonObject? recurring)
    {
        var price = turn.New("price", turn.NewId("price_1", 23));
        price["active"] = true;
        price["billing_scheme"] = "per_unit";
        price["currency"] = currency;
        price["custom_unit_amount"] = null;
        price["lookup_key"] = null;
        price["metadata"] = new JsonObject();
        price["nickname"] = null;
        price["product"] = product;
        price["recurring"] = recurring;
        price["tax_behavior"] = "unspecified";
        price["tiers_mode"] = null;
        price["transform_quantity"] = null;
        price["type"] = recurring is null ? "one_time" : "recurring";
        price["unit_amount"] = amount;
        price["unit_amount_decimal"] = amount.ToString(CultureInfo.InvariantCulture);
        return price;
    }

    /// <summary>unit_amount or unit_amount_decimal under a prefix, in minor units.</summary>
    public static long Amount(StripeParams given, string prefix)
    {
        var (whole, parts) = (prefix == "" ? "unit_amount" : prefix + "[unit_amount]",
            prefix == "" ? "unit_amount_decimal" : prefix + "[unit_amount_decimal]");
        if (given.Text(parts) is { } text)
        {
            return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
                ? (long)amount
                : throw StripeError.Invalid($"Invalid decimal: {text}", parts);
        }

        var number = given.Number(whole) ?? throw StripeError.Missing(whole);
        return number >= 0
            ? number
            : throw StripeError.Invalid("Invalid non-negative integer", whole, "parameter_invalid_integer");
    }

    public static JsonObject? Recurring(StripeParams given, string prefix)
    {
        var name = prefix == "" ? "recurring" : prefix + "[recurring]";
        if (!given.Has(name))
            return null;
        given.Needed(name + "[interval]");
        var interval = given.OneOf(name + "[interval]", "day", "week", "month", "year")!;
        var count = given.Number(name + "[interval_count]") ?? 1;
        var most = interval switch { "day" => 1095, "week" => 156, "month" => 36, _ => 3 };
        if (count < 1 || count > most)
            throw StripeError.Invalid(
                $"Invalid interval_count: at most three years.", name + "[interval_count]");
        return new JsonObject
        {
            ["interval"] = interval,
            ["interval_count"] = count,
            ["meter"] = null,
            ["trial_period_days"] = given.Number(name + "[trial_period_days]"),
            ["usage_type"] = "licensed",
        };
    }

    /// <summary>The line items of a link or session: existing prices, or prices made on the way.</summary>
    public static JsonArray Lines(StripeTurn turn, StripeParams given)
    {
        var lines = new JsonArray();
        var items = given.Items("line_items");
        foreach (var item in items)
            lines.Add(
                (JsonNode)Line(turn, PriceOf(turn, given, item), given.Number(item + "[quantity]") ?? 1));
        var currencies = lines.Select(line => (string?)line!["currency"]).Distinct().Count();
        return currencies <= 1
            ? lines
            : throw StripeError.Invalid(
                "You can not combine currencies on a single Checkout Session.", "line_items");
    }

    private static JsonObject PriceOf(StripeTurn turn, StripeParams given, string item)
    {
        if (given.Text(item + "[price]") is { } id)
        {
            var price = turn.Objects.Get("price", id, item + "[price]");
            return price.Is("active")
                ? price
                : throw StripeError.Invalid(
                    "The price specified is inactive. This field only accepts active prices.",
                    item + "[price]");
        }

        var data = item + "[price_data]";
        if (!given.Has(data))
            throw StripeError.Missing(item + "[price]");
        var currency = Currency(given, data + "[currency]");
        var amount = Amount(given, data);
        var product = given.Text(data + "[product]") is { } named
            ? turn.Objects.Get("product", named, data + "[product]")
            : MadeProduct(turn, given.Needed(data + "[product_data][name]"));
        var made = turn.Objects.Add(Price(turn, product.Id(), currency, amount, Recurring(given, data)));
        turn.Emit("price.created", made);
        return made;
    }

    private static JsonObject MadeProduct(StripeTurn turn, string name)
    {
        var product = turn.Objects.Add(Product(turn, name));
        turn.Emit("product.created", product);
        return product;
    }

    private static JsonObject Line(StripeTurn turn, JsonObject price, long quantity)
    {
        var amount = price.Number("unit_amount") * quantity;
        return new JsonObject
        {
            ["id"] = turn.NewId("li_1", 23),
            ["object"] = "item",
            ["amount_discount"] = 0,
            ["amount_subtotal"] = amount,
            ["amount_tax"] = 0,
            ["amount_total"] = amount,
            ["currency"] = price.Text("currency"),
            ["description"] = turn.Objects.Find(price.Text("product"))?.Text("name"),
            ["price"] = price.DeepClone(),
            ["quantity"] = quantity,
        };
    }
}
