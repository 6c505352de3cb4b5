using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Resources;

/// <summary>Webhook endpoints and the events they get.</summary>
internal static class WebhookEndpointResource
{
    private const int TypesMax = 20;

    private static readonly TimeSpan EventsListedFor = TimeSpan.FromDays(30);

    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("POST", "/v1/webhook_endpoints", Create,
            "url", "enabled_events[#]", "api_version", "description", "metadata[*]", "connect");
        routes.Add("POST", "/v1/webhook_endpoints/{id}", Update,
            "url", "enabled_events[#]", "disabled", "description", "metadata[*]");
        routes.Add("GET", "/v1/webhook_endpoints/{id}", call => call.Named("webhook_endpoint"));
        routes.AddList("/v1/webhook_endpoints", call => call.Page(call.Objects.All("webhook_endpoint")));
        routes.Add("DELETE", "/v1/webhook_endpoints/{id}", Delete);
        routes.Add("GET", "/v1/events/{id}", call => call.Named("event"));
        routes.AddList("/v1/events", Events, "type", "types[#]", "delivery_success");
    }

    private static JsonObject Create(StripeCall call)
    {
        var given = call.Given;
        given.Needed("url");
        if (!given.Has("enabled_events"))
            throw StripeError.Missing("enabled_events");
        if (given.Text("api_version") is { } version && version != StripeTurn.ApiVersion)
        {
            throw StripeError.Invalid(
                $"Invalid api_version: this sandbox speaks {StripeTurn.ApiVersion} only.", "api_version");
        }

        var made = call.Turn.New("webhook_endpoint", call.Turn.NewId("we_1", 23));
        made["api_version"] = given.Text("api_version");
        made["application"] = null;
        made["metadata"] = new JsonObject();
        made["status"] = "enabled";
        Fill(call, made);
        var secret = call.Turn.NewId("whsec_", 32);
        call.Turn.Account.EndpointSecrets[made.Id()] = secret;
        call.Objects.Add(made);
        // The secret is shown this once and never again.
        var shown = made.DeepClone().AsObject();
        shown["secret"] = secret;
        return shown;
    }

    private static JsonObject Update(StripeCall call)
    {
        var endpoint = call.Named("webhook_endpoint");
        Fill(call, endpoint);
        if (call.Given.Flag("disabled") is { } disabled)
            endpoint["status"] = disabled ? "disabled" : "enabled";
        return endpoint;
    }

    private static JsonObject Delete(StripeCall call)
    {
        var endpoint = call.Named("webhook_endpoint");
        call.Objects.Remove(endpoint);
        call.Turn.Account.EndpointSecrets.Remove(endpoint.Id());
        return new JsonObject { ["id"] = endpoint.Id(), ["object"] = "webhook_endpoint", ["deleted"] = true };
    }

    private static StripePage Events(StripeCall call)
    {
        var given = call.Given;
        var types = given.Texts("types");
        if (types.Count > TypesMax)
            throw StripeError.Invalid($"You may only specify up to {TypesMax} types.", "types");
        if (types.Count > 0 && given.Has("type"))
            throw StripeError.Invalid("You may only specify one of these parameters: type, types.", "type");
        var from = (call.Turn.Now - EventsListedFor).ToUnixTimeSeconds();
        return call.Page(call.Listed("event").Where(made => made.Number("created") >= from
            && (given.Text("type") is not { } type || Fits(type, made))
            && (types.Count == 0 || types.Any(wanted => Fits(wanted, made)))
            && (given.Flag("delivery_success") is not { } delivered
                || made.Number("pending_webhooks") == 0 == delivered)));
    }

    private static bool Fits(string wanted, JsonObject made)
    {
        var type = made.Text("type")!;
        return wanted == type || wanted.EndsWith('*') && type.StartsWith(
            wanted[..^1], StringComparison.Ordinal);
    }

    private static void Fill(StripeCall call, JsonObject endpoint)
    {
        var given = call.Given;
        endpoint["url"] = given.Text("url") ?? endpoint.Text("url");
        endpoint["description"] = given.Text("description") ?? endpoint.Text("description");
        if (given.Has("enabled_events"))
        {
            endpoint["enabled_events"] =
                new JsonArray([.. given.Texts("enabled_events").Select(name => (JsonNode)name)]);
        }

        given.MergeMetadata(endpoint["metadata"]!.AsObject());
    }
}
