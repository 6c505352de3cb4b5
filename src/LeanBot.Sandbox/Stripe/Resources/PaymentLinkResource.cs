using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

internal static class PaymentLinkResource
{
    private static readonly string[] Fields =
    [
        "metadata[*]", "subscription_data[metadata][*]", "subscription_data[description]",
        "subscription_data[trial_period_days]",
        "subscription_data[trial_settings][end_behavior][missing_payment_method]",
        "payment_intent_data[metadata][*]", "payment_intent_data[setup_future_usage]",
        "payment_intent_data[description]", "payment_intent_data[statement_descriptor]",
        "allow_promotion_codes",
        "restrictions[completed_sessions][limit]", "after_completion[type]",
        "after_completion[redirect][url]",
        "after_completion[hosted_confirmation][custom_message]", "customer_creation",
        "payment_method_collection",
        "payment_method_types[#]", "invoice_creation[enabled]", "inactive_message", "custom_text[**]",
        "custom_fields[#][**]", "phone_number_collection[enabled]", "billing_address_collection",
        "consent_collection[**]", "submit_type", "tax_id_collection[enabled]", "automatic_tax[enabled]",
    ];

    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("POST", "/v1/payment_links", Create,
        [
            .. Fields, "currency", "line_items[#][price]", "line_items[#][quantity]",
            "line_items[#][price_data][**]",
            "line_items[#][adjustable_quantity][**]",
        ]);
        routes.Add("POST", "/v1/payment_links/{id}", Update, [.. Fields, "active"]);
        routes.Add("GET", "/v1/payment_links/{id}", call => call.Named("payment_link"));
        routes.AddList("/v1/payment_links", List, "active");
        routes.AddList("/v1/payment_links/{id}/line_items", LineItems);
    }

    private static JsonObject Create(StripeCall call)
    {
        if (!call.Given.Has("line_items"))
            throw StripeError.Missing("line_items");
        var lines = Prices.Lines(call.Turn, call.Given);
        var link = Empty(call.Turn, lines);
        Fill(call, link);
        call.Turn.Account.Lines[link.Id()] = lines;
        call.Objects.Add(link);
        call.Turn.Emit("payment_link.created", link);
        return link;
    }

    private static JsonObject Update(StripeCall call)
    {
        var link = call.Named("payment_link");
        call.Turn.Update("payment_link.updated", link, () =>
        {
            Fill(call, link);
            if (call.Given.Flag("active") is { } active)
                link["active"] = active;
        });
        return link;
    }

    private static StripePage List(StripeCall call) =>
        call.Page(call.Objects.All("payment_link").Where(link =>
            call.Given.Flag("active") is not { } active || link.Is("active") == active));

    private static StripePage LineItems(StripeCall call) =>
        call.Page(call.Turn.Account.Lines[call.Named("payment_link").Id()].Select(line => line!.AsObject()));

    private static JsonObject Empty(StripeTurn turn, JsonArray lines)
    {
        var link = turn.New("payment_link", turn.NewId("plink_1", 23));
        var kind = turn.Account.Live ? "" : "test_";
        link.Remove("created");
        foreach (var name in (string[])["application", "application_fee_amount", "application_fee_percent",
            "consent_collection", "inactive_message", "invoice_creation", "on_behalf_of",
            "payment_intent_data",
            "payment_method_types", "restrictions", "shipping_address_collection", "subscription_data",
            "transfer_data"])
        {
            link[name] = null;
        }

        link["active"] = true;
        link["after_completion"] = new JsonObject
        {
            ["hosted_confirmation"] = new JsonObject { ["custom_message"] = null },
            ["type"] = "hosted_confirmation",
        };
        link["allow_promotion_codes"] = false;
        link["automatic_tax"] = new JsonObject { ["enabled"] = false, ["liability"] = null };
        link["billing_address_collection"] = "auto";
        link["currency"] = (string?)lines[0]!["currency"];
        link["custom_fields"] = new JsonArray();
        link["custom_text"] = new JsonObject();
        link["customer_creation"] = "if_required";
        link["metadata"] = new JsonObject();
        link["payment_method_collection"] = "always";
        link["phone_number_collection"] = new JsonObject { ["enabled"] = false };
        link["shipping_options"] = new JsonArray();
        link["submit_type"] = "auto";
        link["tax_id_collection"] = new JsonObject { ["enabled"] = false, ["required"] = "never" };
        link["url"] = $"http://{turn.Account.Host}/buy/{kind}{turn.NewId("", 18)}";
        return link;
    }

    private static void Fill(StripeCall call, JsonObject link)
    {
        var given = call.Given;
        given.MergeMetadata(link["metadata"]!.AsObject());
        FillSubscriptionData(given, link);
        if (given.Has("payment_intent_data"))
        {
            link["payment_intent_data"] = new JsonObject
            {
                ["description"] = given.Text("payment_intent_data[description]"),
                ["metadata"] = given.Metadata("payment_intent_data[metadata]"),
                ["setup_future_usage"] = given.Text("payment_intent_data[setup_future_usage]"),
            };
        }

        FillRestrictions(given, link);
        if (given.OneOf("after_completion[type]", "redirect", "hosted_confirmation") == "redirect")
        {
            link["after_completion"] = new JsonObject
            {
                ["redirect"] = new JsonObject { ["url"] = given.Needed("after_completion[redirect][url]") },
                ["type"] = "redirect",
            };
        }

        if (given.Flag("allow_promotion_codes") is { } codes)
            link["allow_promotion_codes"] = codes;
        if (given.OneOf("customer_creation", "always", "if_required") is { } creation)
            link["customer_creation"] = creation;
        if (given.OneOf("payment_method_collection", "always", "if_required") is { } collection)
            link["payment_method_collection"] = collection;
        if (given["inactive_message"] is not null)
            link["inactive_message"] = given.Text("inactive_message");
    }

    /// <summary>subscription_data[metadata] is declarative: an update replaces the whole map.</summary>
    private static void FillSubscriptionData(StripeParams given, JsonObject link)
    {
        if (!given.Has("subscription_data"))
            return;
        var data = link["subscription_data"] as JsonObject
            ?? new JsonObject { ["metadata"] = new JsonObject() };
        if (given.Has("subscription_data[metadata]"))
            data["metadata"] = given.Metadata("subscription_data[metadata]");
        if (given.Has("subscription_data[description]"))
            data["description"] = given.Text("subscription_data[description]");
        if (given.Has("subscription_data[trial_period_days]"))
            data["trial_period_days"] = given.Number("subscription_data[trial_period_days]");
        if (data.Parent is null)
            link["subscription_data"] = data;
    }

    private static void FillRestrictions(StripeParams given, JsonObject link)
    {
        const string Limit = "restrictions[completed_sessions][limit]";
        if (given.Clears("restrictions"))
            link["restrictions"] = null;
        if (!given.Has("restrictions[completed_sessions]"))
            return;
        given.Needed(Limit);
        var limit = given.Number(Limit) is > 0 and var number
            ? number
            : throw StripeError.Invalid("This value must be greater than or equal to 1.", Limit);
        var count = (link["restrictions"]?["completed_sessions"] as JsonObject)?.Number("count") ?? 0;
        link["restrictions"] = new JsonObject
        {
            ["completed_sessions"] = new JsonObject { ["count"] = count, ["limit"] = limit },
        };
    }
}
