using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

internal static class SessionResource
{
    private static readonly TimeSpan OpenAtLeast = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan TrialAtLeast = TimeSpan.FromHours(48);

    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("POST", "/v1/checkout/sessions", Create,
            "mode", "success_url", "cancel_url", "return_url", "client_reference_id", "metadata[*]", "locale",
            "expires_at", "customer", "customer_email", "customer_creation",
            "allowed_payment_method_types[#]",
            "excluded_payment_method_types[#]", "custom_text[**]", "submit_type", "currency", "ui_mode",
            "line_items[#][price]", "line_items[#][quantity]", "line_items[#][price_data][**]",
            "line_items[#][adjustable_quantity][**]", "allow_promotion_codes",
            "saved_payment_method_options[**]",
            "consent_collection[**]", "custom_fields[#][**]", "phone_number_collection[enabled]",
            "after_expiration[**]", "payment_intent_data[metadata][*]",
            "payment_intent_data[setup_future_usage]",
            "payment_intent_data[description]", "payment_intent_data[statement_descriptor]",
            "payment_intent_data[receipt_email]", "payment_intent_data[capture_method]",
            "invoice_creation[**]",
            "subscription_data[metadata][*]", "subscription_data[trial_end]",
            "subscription_data[trial_period_days]",
            "subscription_data[trial_settings][end_behavior][missing_payment_method]",
            "subscription_data[description]", "subscription_data[billing_mode][type]",
            "payment_method_collection", "setup_intent_data[metadata][*]", "setup_intent_data[description]",
            "billing_address_collection", "automatic_tax[enabled]", "tax_id_collection[enabled]",
            "customer_update[**]", "discounts[#][coupon]", "discounts[#][promotion_code]");
        routes.Add("GET", "/v1/checkout/sessions/{id}", call => call.Named("checkout.session"));
        routes.Add("POST", "/v1/checkout/sessions/{id}", Update, "metadata[*]");
        routes.Add("POST", "/v1/checkout/sessions/{id}/expire", Expire);
        routes.AddList("/v1/checkout/sessions", List,
            "customer",
            "payment_intent", "payment_link", "subscription", "status", "customer_details[email]");
        routes.AddList("/v1/checkout/sessions/{id}/line_items", LineItems);
    }

    private static JsonObject Create(StripeCall call)
    {
        var given = call.Given;
        given.Needed("mode");
        var mode = given.OneOf("mode", "payment", "subscription", "setup")!;
        Check(call, mode);
        var expires = Expiry(call);
        var data = Data(call);
        var customer = given.Text("customer") is { } id ? call.Objects.Get(
            "customer", id, "customer").Id() : null;
        var lines = mode == "setup" ? [] : Prices.Lines(call.Turn, given);
        CheckLines(mode, lines);
        var discount = SessionDiscount.Read(call, lines);
        var session = Sessions.New(call.Turn, mode, lines, expires);
        call.Turn.Account.SessionData[session.Id()] = data;
        session["customer"] = customer;
        session["customer_creation"] = mode == "subscription"
            ? customer is null ? "always" : null
            : given.Text("customer_creation")
                ?? (mode == "payment" && customer is null ? "if_required" : null);
        if (given.OneOf("payment_method_collection", "always", "if_required") is { } collection)
            session["payment_method_collection"] = collection;
        foreach (var name in (string[])["success_url", "cancel_url", "client_reference_id", "customer_email",
            "locale", "submit_type"])
        {
            session[name] = given.Text(name);
        }

        if (mode == "setup")
            session["currency"] = given.Text("currency");
        if (given.Flag("allow_promotion_codes") is { } codes)
            session["allow_promotion_codes"] = codes;
        given.MergeMetadata(session["metadata"]!.AsObject());
        Discounts.PutOn(session, call.Turn, discount?.Coupon, discount?.Code);
        return session;
    }

    private static void Check(StripeCall call, string mode)
    {
        var given = call.Given;
        if (given.Text("ui_mode") is null or "hosted_page" && given.Text("success_url") is null)
            throw StripeError.Missing("success_url");
        if (given.Has("customer") && given.Has("customer_email"))
        {
            throw StripeError.Invalid(
                "You may only specify one of these parameters: customer, customer_email.", "customer");
        }

        if (mode != "setup" && !given.Has("line_items"))
            throw StripeError.Missing("line_items");
        if (mode == "setup" && !given.Has("allowed_payment_method_types"))
            given.Needed("currency");
        if (mode != "subscription" && given.Has("subscription_data"))
        {
            throw StripeError.Invalid(
                "You can not pass `subscription_data` in `" + mode + "` mode.", "subscription_data");
        }

        if (mode != "payment" && given.Has("payment_intent_data"))
        {
            throw StripeError.Invalid(
                "You can not pass `payment_intent_data` in `" + mode + "` mode.", "payment_intent_data");
        }

        if (mode == "subscription" && given.Has("customer_creation"))
            throw StripeError.Invalid(
                "`customer_creation` can only be used in `payment` mode.", "customer_creation");
        if (given.Text("client_reference_id") is { Length: > 200 })
            throw StripeError.Invalid("Invalid string: at most 200 characters.", "client_reference_id");
    }

    private static void CheckLines(string mode, JsonArray lines)
    {
        var recurring = lines.Any(line => line!["price"]!["recurring"] is not null);
        if (mode == "subscription" && !recurring)
        {
            throw StripeError.Invalid(
                "You must provide at least one recurring price in `subscription` mode when using prices.",
                "line_items");
        }

        if (mode == "payment" && recurring)
        {
            throw StripeError.Invalid(
                "You specified `payment` mode but passed a recurring price. Either switch to "
                + "`subscription` mode or "
                + "use only one-time prices.", "line_items");
        }
    }

    private static DateTimeOffset Expiry(StripeCall call)
    {
        if (call.Given.Moment("expires_at") is not { } at)
            return call.Turn.Now + Sessions.OpenFor;
        // A second of grace: the caller counted from its own whole seconds.
        var open = at - call.Turn.Now + TimeSpan.FromSeconds(1);
        return open >= OpenAtLeast && open <= Sessions.OpenFor + TimeSpan.FromSeconds(2)
            ? at
            : throw StripeError.Invalid(
                "The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from "
                + "Checkout Session "
                + "creation.", "expires_at");
    }

    private static JsonObject Data(StripeCall call)
    {
        var given = call.Given;
        var trialEnd = given.Moment("subscription_data[trial_end]");
        if (trialEnd < call.Turn.Now + TrialAtLeast)
        {
            throw StripeError.Invalid(
                "The `trial_end` date has to be at least 2 days in the "
                + "future.", "subscription_data[trial_end]");
        }

        return new JsonObject
        {
            ["metadata"] = given.Metadata("subscription_data[metadata]"),
            ["description"] = given.Text("subscription_data[description]"),
            ["trial_end"] = trialEnd?.ToUnixTimeSeconds(),
            ["trial_period_days"] = given.Number("subscription_data[trial_period_days]"),
            ["payment_intent_metadata"] = given.Metadata("payment_intent_data[metadata]"),
            ["setup_intent_metadata"] = given.Metadata("setup_intent_data[metadata]"),
        };
    }

    private static JsonObject Update(StripeCall call)
    {
        var session = call.Named("checkout.session");
        call.Given.MergeMetadata(session["metadata"]!.AsObject());
        return session;
    }

    private static JsonObject Expire(StripeCall call)
    {
        var session = call.Named("checkout.session");
        if (session.Text("status") != "open")
        {
            throw StripeError.Invalid(
                "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout "
                + "Session has a "
                + $"status of {session.Text("status")}.");
        }

        Checkout.Expire(call.Turn, session);
        return session;
    }

    private static StripePage List(StripeCall call)
    {
        var given = call.Given;
        string[] same = ["customer", "payment_intent", "payment_link", "subscription", "status"];
        var email = given.Text("customer_details[email]");
        given.OneOf("status", "open", "complete", "expired");
        return call.Page(call.Listed("checkout.session").Where(session =>
            same.All(name => given.Text(name) is not { } wanted || session.Text(name) == wanted)
            && (email is null || (string?)session["customer_details"]?["email"] == email)));
    }

    private static StripePage LineItems(StripeCall call) =>
        call.Page(
            call.Turn.Account.Lines[call.Named("checkout.session").Id()].Select(line => line!.AsObject()));
}
