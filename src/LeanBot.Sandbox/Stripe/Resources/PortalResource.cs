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

    private static JsonObject Configure(StripeCall call)
    {
        if (!call.Given.Has("features"))
            throw StripeError.Missing("features");
        var made = call.Turn.New("billing_portal.configuration", call.Turn.NewId("bpc_1", 23));
        made["active"] = true;
        made["is_default"] = false;
        made["metadata"] = new JsonObject();
        made["login_page"] = new JsonObject { ["enabled"] = false, ["url"] = null };
        made["updated"] = call.Turn.Seconds;
        Fill(call, made);
        call.Objects.Add(made);
        call.Turn.Emit("billing_portal.configuration.created", made);
        return made;
    }

    private static JsonObject Reconfigure(StripeCall call)
    {
        var found = call.Named("billing_portal.configuration");
        call.Turn.Update("billing_portal.configuration.updated", found, () => Fill(call, found));
        return found;
    }

    private static JsonObject List(StripeCall call) =>
        call.Page(call.Objects.All("billing_portal.configuration").Where(found =>
            call.Given.Flag("active") is not { } active || found.Is("active") == active));

    private static JsonObject Open(StripeCall call)
    {
        var customer = call.Objects.Get("customer", call.Given.Needed("customer"), "customer");
        var configuration = call.Given.Text("configuration") is { } id
            ? call.Objects.Get("billing_portal.configuration", id, "configuration").Id()
            : null;
        var made = call.Turn.New("billing_portal.session", call.Turn.NewId("bps_1", 23));
        made["configuration"] = configuration;
        made["customer"] = customer.Id();
        made["flow"] = call.Given.Tree("flow_data");
        made["locale"] = call.Given.Text("locale");
        made["on_behalf_of"] = null;
        made["return_url"] = call.Given.Text("return_url");
        made["url"] = $"http://{call.Turn.Account.Host}/p/session/{call.Turn.NewId("test_", 40)}";
        return call.Objects.Add(made);
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
