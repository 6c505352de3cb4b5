using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe;

/// <summary>Somebody on the page of a portal session.</summary>
internal sealed record PortalVisit(StripeAccount Account, JsonObject Session)
{
    /// <summary>The real link works for minutes, and the page for an hour after the last act.</summary>
    private static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(30);

    public JsonObject Customer => Account.Objects.Get("customer", Session.Text("customer")!);

    public string ReturnUrl => Session.Text("return_url") ?? "/";

    public IEnumerable<JsonObject> Subscriptions => OwnOf("subscription");

    public IEnumerable<JsonObject> Invoices => OwnOf("invoice").Reverse();

    public string CardWords => Account.Objects.Find(MethodId)?["card"] is JsonObject card
        ? $"{card.Text("brand")} ending in {card.Text("last4")}"
        : "none on file";

    public bool IsOver(DateTimeOffset now) => Session.Moment("created") + ValidFor <= now;

    public JsonObject? Configuration => Account.Objects.Find(Session.Text("configuration"));

    public bool Allows(string feature) =>
        (string?)Configuration?["features"]?[feature]?["enabled"] == "true";

    private string? MethodId => (string?)Customer["invoice_settings"]?["default_payment_method"]
        ?? Subscriptions.Select(one => one.Text("default_payment_method")).LastOrDefault(id => id is not null);

    private IEnumerable<JsonObject> OwnOf(string type) =>
        Account.Objects.All(type).Where(one => one.Text("customer") == Session.Text("customer"));
}
