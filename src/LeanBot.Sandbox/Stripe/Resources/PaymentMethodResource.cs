using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

internal static class PaymentMethodResource
{
    /// <summary>Stripe's own names for ready-made test methods.</summary>
    private static readonly Dictionary<string, string> Ready = new(StringComparer.Ordinal)
    {
        ["pm_card_visa"] = "4242424242424242",
        ["pm_card_mastercard"] = "5555555555554444",
        ["pm_card_authenticationRequired"] = "4000002760003184",
        ["pm_card_chargeCustomerFail"] = "4000000000000341",
    };

    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("GET", "/v1/payment_methods/{id}", call => call.Named("payment_method"));
        routes.AddList("/v1/payment_methods", List, "customer", "type", "allow_redisplay");
        routes.Add("POST", "/v1/payment_methods/{id}/attach", Attach, "customer");
        routes.Add("POST", "/v1/payment_methods/{id}/detach", Detach);
    }

    public static JsonObject Attach(StripeTurn turn, string id, JsonObject customer)
    {
        var method = Ready.TryGetValue(id, out var number)
            ? Payments.Method(turn, TestCard.Find(number)!, null, customer.Text("email"))
            : turn.Objects.Get("payment_method", id, "payment_method");
        if (method.Text("customer") is { } owner && owner != customer.Id())
            throw StripeError.Invalid(
                "The payment method you provided has already been attached to a customer.");
        if (!turn.Account.CardNumbers.ContainsKey(method.Id()))
        {
            throw StripeError.Invalid(
                "This PaymentMethod was previously used without being attached to a Customer or was "
                + "detached from a "
                + "Customer, and may not be used again.");
        }

        method["customer"] = customer.Id();
        turn.Emit("payment_method.attached", method);
        return method;
    }

    private static StripePage List(StripeCall call)
    {
        var given = call.Given;
        return call.Page(call.Objects.All("payment_method").Where(method => method["customer"] is not null
            && (given.Text("customer") is not { } customer || method.Text("customer") == customer)
            && (given.Text("type") is not { } type || method.Text("type") == type)));
    }

    private static JsonObject Attach(StripeCall call) =>
        Attach(call.Turn, call.Id, call.Objects.Get("customer", call.Given.Needed("customer"), "customer"));

    /// <summary>For good: what used it falls back to nothing.</summary>
    private static JsonObject Detach(StripeCall call)
    {
        var method = call.Named("payment_method");
        if (method.Text("customer") is not { } owner)
        {
            throw StripeError.Invalid(
                "The payment method you provided is not attached to a customer so detachment is impossible.");
        }

        method["customer"] = null;
        call.Turn.Account.CardNumbers.Remove(method.Id());
        var customer = call.Objects.Get("customer", owner);
        if ((string?)customer["invoice_settings"]!["default_payment_method"] == method.Id())
            customer["invoice_settings"]!["default_payment_method"] = null;
        foreach (var subscription in Subscriptions.LiveOf(call.Turn, owner))
        {
            if (subscription.Text("default_payment_method") == method.Id())
                subscription["default_payment_method"] = null;
        }

        call.Turn.Emit("payment_method.detached", method, new JsonObject { ["customer"] = owner });
        return method;
    }
}
