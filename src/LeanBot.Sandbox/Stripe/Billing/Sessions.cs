using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Billing;

/// <summary>Checkout sessions before anyone has paid.</summary>
internal static class Sessions
{
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(24);

    public static JsonObject New(StripeTurn turn, string mode, JsonArray lines, DateTimeOffset expires)
    {
        var kind = turn.Account.Live ? "live" : "test";
        var session = turn.New("checkout.session", turn.NewId($"cs_{kind}_a1", 56));
        var total = lines.Sum(line => line!.AsObject().Number("amount_total"));
        foreach (var name in (string[])["after_expiration", "allow_promotion_codes",
            "billing_address_collection",
            "cancel_url", "client_reference_id", "client_secret", "collected_information", "consent",
            "consent_collection", "currency_conversion", "customer", "customer_creation", "customer_details",
            "customer_email", "invoice", "invoice_creation", "locale", "origin_context", "payment_intent",
            "payment_link", "permissions", "presentment_details", "recovered_from", "setup_intent",
            "shipping_address_collection", "shipping_cost", "submit_type", "subscription", "success_url"])
        {
            session[name] = null;
        }

        session["amount_subtotal"] = mode == "setup" ? null : total;
        session["amount_total"] = mode == "setup" ? null : total;
        session["automatic_tax"] = new JsonObject
        {
            ["enabled"] = false,
            ["liability"] = null,
            ["status"] = null,
        };
        session["currency"] = (string?)lines.FirstOrDefault()?["currency"];
        session["custom_fields"] = new JsonArray();
        session["custom_text"] = new JsonObject();
        session["discounts"] = new JsonArray();
        session["expires_at"] = expires.ToUnixTimeSeconds();
        session["metadata"] = new JsonObject();
        session["mode"] = mode;
        session["payment_method_collection"] = mode == "subscription" ? "always" : null;
        session["payment_method_options"] = new JsonObject();
        session["payment_method_types"] = new JsonArray("card");
        session["payment_status"] = mode == "setup" ? "no_payment_required" : "unpaid";
        session["phone_number_collection"] = new JsonObject { ["enabled"] = false };
        session["shipping_options"] = new JsonArray();
        session["status"] = "open";
        session["total_details"] = new JsonObject
        {
            ["amount_discount"] = 0,
            ["amount_shipping"] = 0,
            ["amount_tax"] = 0,
        };
        session["ui_mode"] = "hosted_page";
        session["url"] = $"http://{turn.Account.Host}/c/pay/{session.Id()}";
        turn.Account.Lines[session.Id()] = lines.DeepClone().AsArray();
        turn.Account.Schedule(expires, Checkout.ExpiryDue, session.Id());
        return turn.Objects.Add(session);
    }

    /// <summary>
    /// Someone opens a payment link: a session with the link's settings and the url's parameters.
    /// </summary>
    public static JsonObject FromLink(StripeTurn turn, JsonObject link, string query)
    {
        var lines = turn.Account.Lines[link.Id()];
        var recurring = lines.Any(line => line!["price"]!["recurring"] is not null);
        var session = New(turn, recurring ? "subscription" : "payment", lines, turn.Now + OpenFor);
        session["payment_link"] = link.Id();
        session["metadata"] = link["metadata"].Clone();
        session["customer_creation"] = recurring ? "always" : link["customer_creation"].Clone();
        session["customer_email"] = FormText.Value(
            query, "prefilled_email") is { Length: > 0 } email ? email : null;
        session["client_reference_id"] = Reference(FormText.Value(query, "client_reference_id"));
        session["success_url"] = link["after_completion"]?["redirect"]?["url"].Clone();
        turn.Account.SessionData[session.Id()] = Data(link);
        return session;
    }

    /// <summary>The real page drops an invalid reference without a word.</summary>
    private static string? Reference(string? given) =>
        given is { Length: > 0 and <= 200 } && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? given
            : null;

    private static JsonObject Data(JsonObject link)
    {
        var subscription = link["subscription_data"] as JsonObject;
        return new JsonObject
        {
            ["metadata"] = subscription?["metadata"].Clone(),
            ["description"] = subscription?["description"].Clone(),
            ["trial_period_days"] = subscription?["trial_period_days"].Clone(),
            ["payment_intent_metadata"] = link["payment_intent_data"]?["metadata"].Clone(),
        };
    }
}
