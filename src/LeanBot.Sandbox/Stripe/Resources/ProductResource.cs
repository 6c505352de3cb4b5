using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

internal static class ProductResource
{
    private static readonly string[] Fields =
    [
        "name", "description", "active", "metadata[*]", "images[#]", "unit_label", "statement_descriptor",
        "tax_code",
        "url", "shippable", "marketing_features[#][name]",
    ];

    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("POST", "/v1/products", Create, [.. Fields, "id", "default_price_data[**]"]);
        routes.Add("POST", "/v1/products/{id}", Update, [.. Fields, "default_price"]);
        routes.Add("GET", "/v1/products/{id}", call => call.Named("product"));
        routes.AddList("/v1/products", List, "active", "ids[#]", "url", "shippable");
        routes.Add("DELETE", "/v1/products/{id}", Delete);
    }

    private static JsonObject Create(StripeCall call)
    {
        var name = call.Given.Needed("name");
        var id = call.Given.Text("id");
        if (call.Objects.Find(id) is not null)
        {
            throw StripeError.Invalid(
                $"Product already exists with ID {id}.", "id", "resource_already_exists");
        }

        var product = Prices.Product(call.Turn, name, id);
        Fill(call, product);
        call.Objects.Add(product);
        if (call.Given.Has("default_price_data"))
        {
            var price = call.Objects.Add(Prices.Price(
                call.Turn, product.Id(), Prices.Currency(call.Given, "default_price_data[currency]"),
                Prices.Amount(call.Given, "default_price_data"),
                Prices.Recurring(call.Given, "default_price_data")));
            product["default_price"] = price.Id();
            call.Turn.Emit("price.created", price);
        }

        call.Turn.Emit("product.created", product);
        return product;
    }

    private static JsonObject Update(StripeCall call)
    {
        var product = call.Named("product");
        var price = call.Given.Text("default_price") is { } id
            ? call.Objects.Get("price", id, "default_price").Id()
            : null;
        call.Turn.Update("product.updated", product, () =>
        {
            Fill(call, product);
            product["default_price"] = price ?? product["default_price"].Clone();
            product["updated"] = call.Turn.Seconds;
        });
        return product;
    }

    private static StripePage List(StripeCall call)
    {
        var ids = call.Given.Texts("ids");
        return call.Page(call.Objects.All("product").Where(product =>
            (call.Given.Flag("active") is not { } active || product.Is("active") == active)
            && (ids.Count == 0 || ids.Contains(product.Id()))));
    }

    private static JsonObject Delete(StripeCall call)
    {
        var product = call.Named("product");
        if (call.Objects.All("price").Any(price => price.Text("product") == product.Id()))
        {
            throw StripeError.Invalid(
                "This product cannot be deleted because it has one or more user-created prices.");
        }

        call.Objects.Remove(product);
        call.Turn.Emit("product.deleted", product);
        return new JsonObject { ["id"] = product.Id(), ["object"] = "product", ["deleted"] = true };
    }

    private static void Fill(StripeCall call, JsonObject product)
    {
        var given = call.Given;
        foreach (var name in (string[])["name", "description", "unit_label", "statement_descriptor",
            "tax_code", "url"])
        {
            if (given[name] is not null)
                product[name] = given.Text(name);
        }

        if (given.Flag("active") is { } active)
            product["active"] = active;
        if (given.Has("images"))
            product["images"] = new JsonArray([.. given.Texts("images").Select(image => (JsonNode)image)]);
        given.MergeMetadata(product["metadata"]!.AsObject());
    }
}
