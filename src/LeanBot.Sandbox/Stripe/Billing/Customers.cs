using System.Globalization;
using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Billing;

internal static class Customers
{
    public static JsonObject New(StripeTurn turn, string? email, string? name)
    {
        var customer = turn.New("customer", turn.NewId("cus_", 14));
        customer["address"] = null;
        customer["balance"] = 0;
        customer["currency"] = null;
        customer["default_source"] = null;
        customer["delinquent"] = false;
        customer["description"] = null;
        customer["email"] = email;
        customer["invoice_prefix"] = turn.NewId("", 8).ToUpper(CultureInfo.InvariantCulture);
        customer["invoice_settings"] = new JsonObject
        {
            ["custom_fields"] = null,
            ["default_payment_method"] = null,
            ["footer"] = null,
            ["rendering_options"] = null,
        };
        customer["metadata"] = new JsonObject();
        customer["name"] = name;
        customer["next_invoice_sequence"] = 1;
        customer["phone"] = null;
        customer["preferred_locales"] = new JsonArray();
        customer["shipping"] = null;
        customer["tax_exempt"] = "none";
        customer["test_clock"] = null;
        return turn.Objects.Add(customer);
    }

    public static void SetDefaultMethod(StripeTurn turn, JsonObject customer, string method) =>
        turn.Update("customer.updated", customer, () =>
            customer["invoice_settings"]!["default_payment_method"] = method);

    /// <summary>
    /// The person's own "change my card": the customer and every live subscription use the new one.
    /// </summary>
    public static JsonObject ReplaceCard(StripeTurn turn, JsonObject customer, TestCard card)
    {
        var method = Payments.Method(turn, card, customer.Id(), customer.Text("email"));
        turn.Emit("payment_method.attached", method);
        SetDefaultMethod(turn, customer, method.Id());
        foreach (var subscription in Subscriptions.LiveOf(turn, customer.Id()))
        {
            turn.Update("customer.subscription.updated", subscription, () =>
                subscription["default_payment_method"] = method.Id());
        }

        return method;
    }

    /// <summary>Deleting a customer cancels the subscriptions at once.</summary>
    public static JsonObject Delete(StripeTurn turn, JsonObject customer)
    {
        foreach (var subscription in Subscriptions.LiveOf(turn, customer.Id()))
            Subscriptions.Cancel(turn, subscription, "cancellation_requested");
        turn.Emit("customer.deleted", customer);
        var left = new JsonObject { ["id"] = customer.Id(), ["object"] = "customer", ["deleted"] = true };
        customer.Clear();
        foreach (var (name, value) in left)
            customer[name] = value?.DeepClone();
        return customer;
    }
}
