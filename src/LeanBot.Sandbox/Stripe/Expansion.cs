using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe;

/// <summary>expand[]: ids become objects, and lists that are left out by default appear.</summary>
internal static class Expansion
{
    private const int DepthMax = 4;

    private static readonly HashSet<string> Expandable =
    [
        "latest_invoice", "subscription", "customer", "invoice", "product", "line_items", "payments",
        "payment_intent", "payment_method", "latest_charge", "charge", "default_payment_method",
        "setup_intent",
        "default_price", "payment_link", "price", "confirmation_secret", "pending_setup_intent", "discounts",
        "schedule", "test_clock", "configuration",
    ];

    public static void Apply(StripeTurn turn, JsonObject answer, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var segments = path.Split('.');
            if (segments.Length > DepthMax)
            {
                throw StripeError.Invalid(
                    $"You cannot expand more than {DepthMax} levels of a property. Property: "
                    + $"{path}", "expand");
            }

            Open(turn, answer, segments, path);
        }
    }

    private static void Open(StripeTurn turn, JsonObject at, ReadOnlySpan<string> segments, string path)
    {
        if (segments.IsEmpty)
            return;
        var name = segments[0];
        if (Value(turn, at, name, path) is not { } opened)
            return;
        if (opened is JsonArray all)
        {
            foreach (var item in all.OfType<JsonObject>())
                Open(turn, item, segments[1..], path);
        }
        else if (opened is JsonObject one)
        {
            Open(turn, one, segments[1..], path);
        }
    }

    private static JsonNode? Value(StripeTurn turn, JsonObject at, string name, string path)
    {
        if (at[name] is null && Left(turn, at, name) is { } left)
            at[name] = left;
        if (!at.ContainsKey(name))
        {
            throw StripeError.Invalid(
                $"This property cannot be expanded ({name}). You may want to try expanding '{path}' "
                + "differently.",
                "expand");
        }

        if (at[name] is not JsonValue value || !value.TryGetValue<string>(out var id))
            return at[name];
        if (!Expandable.Contains(name) || turn.Objects.Find(id) is not { } found)
            throw StripeError.Invalid($"This property cannot be expanded ({name}).", "expand");
        return at[name] = found.DeepClone();
    }

    /// <summary>What an object shows only on request.</summary>
    private static JsonObject? Left(StripeTurn turn, JsonObject at, string name) =>
        (at.Text("object"), name) switch
        {
            ("checkout.session" or "payment_link", "line_items") => List(
                turn.Account.Lines.GetValueOrDefault(at.Id(), []).Select(line => line!.DeepClone()),
                at.Text("object") == "payment_link"
                    ? $"/v1/payment_links/{at.Id()}/line_items"
                    : $"/v1/checkout/sessions/{at.Id()}/line_items"),
            ("invoice", "payments") => List(
                turn.Objects.All("invoice_payment").Where(payment => payment.Text("invoice") == at.Id())
                    .Select(payment => payment.DeepClone()),
                "/v1/invoice_payments"),
            _ => null,
        };

    private static JsonObject List(IEnumerable<JsonNode> items, string url) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. items]),
        ["has_more"] = false,
        ["url"] = url,
    };
}
