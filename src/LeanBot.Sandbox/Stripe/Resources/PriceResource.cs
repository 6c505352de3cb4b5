using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

internal static class PriceResource
{
    private static readonly string[] Fields =
        ["active", "lookup_key", "transfer_lookup_key", "nickname", "metadata[*]", "tax_behavior"];

    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("POST", "/v1/prices", Create,
        [
            .. Fields, "currency", "product", "product_data[name]", "product_data[metadata][*]",
            "unit_amount",
            "unit_amount_decimal", "recurring[interval]", "recurring[interval_count]",
            "recurring[usage_type]",
            "recurring[trial_period_days]", "billing_scheme",
        ]);
        routes.Add("POST", "/v1/prices/{id}", Update, Fields);
        routes.Add("GET", "/v1/prices/{id}", call => call.Named("price"));
        routes.AddList("/v1/prices", List, "lookup_keys[#]", "product", "active", "type", "currency",
            "recurring[interval]", "recurring[usage_type]");
    }

    private static JsonObject Create(StripeCall call)
    {
        var given = call.Given;
        var currency = Prices.Currency(given, "currency");
        var amount = Prices.Amount(given, "");
        var recurring = Prices.Recurring(given, "");
        if (given.Text("product") is null && !given.Has("product_data"))
            throw StripeError.Missing("product");
        CheckLookupKey(call, null);
        var product = given.Text("product") is { } id
            ? call.Objects.Get("product", id, "product")
            : Made(call, given.Needed("product_data[name]"));
        var price = Prices.Price(call.Turn, product.Id(), currency, amount, recurring);
        Fill(call, price);
        call.Objects.Add(price);
        call.Turn.Emit("price.created", price);
        return price;
    }

    private static JsonObject Made(StripeCall call, string name)
    {
        var product = Prices.Product(call.Turn, name);
        call.Given.MergeMetadata(product["metadata"]!.AsObject(), "product_data[metadata]");
        call.Objects.Add(product);
        call.Turn.Emit("product.created", product);
        return product;
    }

    private static JsonObject Update(StripeCall call)
    {
        var price = call.Named("price");
        CheckLookupKey(call, price);
        call.Turn.Update("price.updated", price, () => Fill(call, price));
        return price;
    }

    private static StripePage List(StripeCall call)
    {
        var given = call.Given;
        var keys = given.Texts("lookup_keys");
        if (keys.Count > 10)
            throw StripeError.Invalid("You may only specify up to 10 lookup_keys.", "lookup_keys");
        return call.Page(call.Objects.All("price").Where(price =>
            (keys.Count == 0 || price.Text("lookup_key") is { } key && keys.Contains(key))
            && (given.Text("product") is not { } product || price.Text("product") == product)
            && (given.Flag("active") is not { } active || price.Is("active") == active)
            && (given.Text("type") is not { } type || price.Text("type") == type)
            && (given.Text("currency") is not { } currency || price.Text("currency") == currency)
            && (given.Text("recurring[interval]") is not { } interval
                || (string?)price["recurring"]?["interval"] == interval)));
    }

    /// <summary>A key belongs to one price; only transfer_lookup_key takes it away.</summary>
    private static void CheckLookupKey(StripeCall call, JsonObject? self)
    {
        if (call.Given.Text("lookup_key") is not { } key || Holder(call, key) is not { } holder)
            return;
        if (holder != self && call.Given.Flag("transfer_lookup_key") != true)
        {
            throw StripeError.Invalid(
                $"A price (`{holder.Id()}`) already uses that lookup key.", "lookup_key");
        }
    }

    private static void Fill(StripeCall call, JsonObject price)
    {
        var given = call.Given;
        if (given.Text("lookup_key") is { } key && Holder(call, key) is { } holder && holder != price)
            call.Turn.Update("price.updated", holder, () => holder["lookup_key"] = null);
        foreach (var name in (string[])["lookup_key", "nickname", "tax_behavior"])
        {
            if (given[name] is not null)
                price[name] = given.Text(name);
        }

        if (given.Flag("active") is { } active)
            price["active"] = active;
        given.MergeMetadata(price["metadata"]!.AsObject());
    }

    private static JsonObject? Holder(StripeCall call, string key) =>
        call.Objects.All("price").FirstOrDefault(price => price.Text("lookup_key") == key);
}
