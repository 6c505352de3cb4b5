using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

/// <summary>Payment intents, charges, refunds and disputes.</summary>
internal static class PaymentResource
{
    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("GET", "/v1/payment_intents/{id}", call => call.Named("payment_intent"));
        routes.AddList("/v1/payment_intents", call => Of(call, "payment_intent"), "customer");
        routes.Add("GET", "/v1/charges/{id}", call => call.Named("charge"));
        routes.AddList("/v1/charges", call => Of(call, "charge"), "customer", "payment_intent");
        routes.Add("GET", "/v1/setup_intents/{id}", call => call.Named("setup_intent"));
        routes.Add("POST", "/v1/refunds", Refund,
            "payment_intent", "charge", "amount", "reason", "metadata[*]");
        routes.Add("GET", "/v1/refunds/{id}", call => call.Named("refund"));
        routes.AddList("/v1/refunds", call => Of(call, "refund"), "charge", "payment_intent");
        routes.Add("GET", "/v1/disputes/{id}", call => call.Named("dispute"));
        routes.Add("POST", "/v1/disputes/{id}/close", Close);
        routes.AddList("/v1/disputes", call => Of(call, "dispute"), "charge", "payment_intent");
    }

    private static StripePage Of(StripeCall call, string type)
    {
        string[] same = ["customer", "charge", "payment_intent"];
        return call.Page(call.Listed(type).Where(item =>
            same.All(name => call.Given.Text(name) is not { } wanted || item.Text(name) == wanted)));
    }

    /// <summary>The account accepts that the money is gone.</summary>
    private static JsonObject Close(StripeCall call)
    {
        var dispute = call.Named("dispute");
        if (dispute.Text("status") is not ("needs_response" or "warning_needs_response"))
            throw StripeError.Invalid("This dispute is already closed.");
        Refunds.Close(call.Turn, dispute, "lost");
        return dispute;
    }

    private static JsonObject Refund(StripeCall call)
    {
        var given = call.Given;
        var (intent, charge) = (given.Text("payment_intent"), given.Text("charge"));
        if (intent is null && charge is null)
        {
            throw StripeError.Invalid(
                "One of the following params should be provided for this request: payment_intent or charge.");
        }

        if (intent is not null)
            call.Objects.Get("payment_intent", intent, "payment_intent");
        if (charge is not null)
            call.Objects.Get("charge", charge, "charge");
        var reason = given.OneOf("reason", "duplicate", "fraudulent", "requested_by_customer");
        var found = Refunds.ChargeOf(call.Turn, null, intent, charge) ?? throw StripeError.Invalid(
            $"This PaymentIntent ({intent}) does not have a successful charge to refund.", "payment_intent");
        return Refunds.Make(call.Turn, found, given.Number("amount"), reason, given.Metadata());
    }
}
