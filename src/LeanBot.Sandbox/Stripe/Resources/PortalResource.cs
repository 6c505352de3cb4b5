using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Resources;

/// <summary>The customer portal, as far as a link to it.</summary>
internal static class PortalResource
{
    private static readonly string[] ConfigurationFields =
    [
        "features[**]", "business_profile[*]", "default_return_url", "login_page[enabled]", "metadata[*]",
        "name",
    ];

    private static readonly string[] Features =
        ["invoice_history", "payment_method_update", "subscription_cancel", "subscription_update"];

    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("POST", "/v1/billing_portal/configurations", Configure, ConfigurationFields);
        routes.Add("GET", "/v1/billing_portal/configurations/{id}",
            call => call.Named("billing_portal.configuration"));
        routes.Add("POST", "/v1/billing_portal/configurations/{id}", Reconfigure,
            [.. ConfigurationFields, "active"]);
        routes.AddList("/v1/billing_portal/configurations", List, "active", "is_default");
        routes.Add("POST", "/v1/billing_portal/sessions", Open,
            "customer", "configuration", "return_url", "locale", "flow_data[**]");
    }

    /// <summary>What saving the portal's settings in the dashboard makes.</summary>
    public static JsonObject MakeDefault(StripeTurn turn)
    {
        foreach (var other in turn.Objects.All("billing_portal.configuration"))
            other["is_default"] = false;
        var made = New(turn, isDefault: true);
        made["features"] = new JsonObject([.. Features.Select(name => KeyValuePair.Create(
            name, (JsonNode?)new JsonObject { ["enabled"] = "true" }))]);
        return turn.Objects.Add(made);
    }

    private static JsonObject Configure(StripeCall call)
    {
        if (!call.Given.Has("features"))
            throw StripeError.Missing("features");
        CheckFeatures(call);
        var made = New(call.Turn, isDefault: false);
        Fill(call, made);
        call.Objects.Add(made);
        call.Turn.Emit("billing_portal.configuration.created", made);
        return made;
    }

    private static JsonObject Reconfigure(StripeCall call)
    {
        var found = call.Named("billing_portal.configuration");
        CheckFeatures(call);
        call.Turn.Update("billing_portal.configuration.updated", found, () => Fill(call, found));
        return found;
    }

    private static StripePage List(StripeCall call) =>
        call.Page(call.Objects.All("billing_portal.configuration").Where(found =>
            call.Given.Flag("active") is not { } active || found.Is("active") == active));

    private static JsonObject Open(StripeCall call)
    {
        var customer = call.Objects.Get("customer", call.Given.Needed("customer"), "customer");
        if (customer.Is("deleted"))
            throw StripeError.NotFound("customer", customer.Id(), "customer");
        var configuration = ConfigurationOf(call);
        PortalFlows.Check(call, customer, configuration);
        var made = call.Turn.New("billing_portal.session", call.Turn.NewId("bps_1", 23));
        made["configuration"] = configuration.Id();
        made["customer"] = customer.Id();
        made["flow"] = call.Given.Tree("flow_data");
        made["locale"] = call.Given.Text("locale");
        made["on_behalf_of"] = null;
        made["return_url"] = call.Given.Text("return_url") ?? configuration.Text("default_return_url");
        made["url"] = $"http://{call.Turn.Account.Host}/p/session/{call.Turn.NewId("test_", 40)}";
        return call.Objects.Add(made);
    }

    private static JsonObject New(StripeTurn turn, bool isDefault)
    {
        var made = turn.New("billing_portal.configuration", turn.NewId("bpc_1", 23));
        made["active"] = true;
        made["is_default"] = isDefault;
        made["metadata"] = new JsonObject();
        made["login_page"] = new JsonObject { ["enabled"] = false, ["url"] = null };
        made["updated"] = turn.Seconds;
        return made;
    }

    private static void CheckFeatures(StripeCall call)
    {
        var given = call.Given;
        foreach (var feature in Features)
        {
            if (given.Has($"features[{feature}]") && given.Flag($"features[{feature}][enabled]") is null)
                throw StripeError.Missing($"features[{feature}][enabled]");
        }

        given.OneOf("features[subscription_cancel][mode]", "at_period_end", "immediately");
        if (given.Flag("features[subscription_update][enabled]") == true)
            PortalPlans.Check(call);
    }

    private static JsonObject ConfigurationOf(StripeCall call)
    {
        var configurations = call.Objects.All("billing_portal.configuration");
        if (call.Given.Text("configuration") is not { } id)
        {
            return configurations.FirstOrDefault(one => one.Is("is_default") && one.Is("active"))
                ?? throw StripeError.Invalid(
                    "No configuration provided and your test mode default configuration has not been "
                    + "created. Provide a configuration or create your default by saving your customer "
                    + "portal settings in test mode at "
                    + "https://dashboard.stripe.com/test/settings/billing/portal.");
        }

        var found = call.Objects.Get("billing_portal.configuration", id, "configuration");
        return found.Is("active")
            ? found
            : throw StripeError.Invalid($"The configuration {id} is not active.", "configuration");
    }

    private static void Fill(StripeCall call, JsonObject configuration)
    {
        foreach (var name in (string[])["features", "business_profile"])
        {
            if (call.Given.Tree(name) is { } tree)
                configuration[name] = tree;
        }

        foreach (var name in (string[])["default_return_url", "name"])
            configuration[name] = call.Given.Text(name) ?? configuration.Text(name);
        if (call.Given.Flag("active") is { } active)
            configuration["active"] = active;
        call.Given.MergeMetadata(configuration["metadata"]!.AsObject());
    }
}
