using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

internal static class CustomerResource
{
    private static readonly string[] Fields =
    [
        "email", "name", "description", "phone", "metadata[*]", "preferred_locales[#]", "balance",
        "address[*]",
        "tax_exempt", "invoice_settings[default_payment_method]",
    ];

    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("POST", "/v1/customers", Create, [.. Fields, "payment_method"]);
        routes.Add("POST", "/v1/customers/{id}", Update, Fields);
        routes.Add("GET", "/v1/customers/{id}", call => call.Named("customer"));
        routes.Add("DELETE", "/v1/customers/{id}", call => Customers.Delete(call.Turn, Live(call)));
        routes.AddList("/v1/customers", List, "email");
        routes.AddList("/v1/customers/{id}/payment_methods", Methods, "type", "allow_redisplay");
    }

    private static JsonObject Create(StripeCall call)
    {
        var customer = Customers.New(call.Turn, call.Given.Text("email"), call.Given.Text("name"));
        Fill(call, customer);
        call.Turn.Emit("customer.created", customer);
        if (call.Given.Text("payment_method") is { } method)
            PaymentMethodResource.Attach(call.Turn, method, customer);
        return customer;
    }

    private static JsonObject Update(StripeCall call)
    {
        var customer = Live(call);
        call.Turn.Update("customer.updated", customer, () => Fill(call, customer));
        return customer;
    }

    private static StripePage List(StripeCall call) =>
        call.Page(call.Objects.All("customer").Where(customer => !customer.Is("deleted")
            && (call.Given.Text("email") is not { } email || customer.Text("email") == email)));

    private static StripePage Methods(StripeCall call)
    {
        var customer = Live(call).Id();
        return call.Page(call.Objects.All("payment_method").Where(method =>
            method.Text("customer") == customer
            && (call.Given.Text("type") is not { } type || method.Text("type") == type)));
    }

    private static JsonObject Live(StripeCall call)
    {
        var customer = call.Named("customer");
        return customer.Is("deleted") ? throw StripeError.NotFound("customer", call.Id) : customer;
    }

    private static void Fill(StripeCall call, JsonObject customer)
    {
        const string DefaultMethod = "invoice_settings[default_payment_method]";
        var given = call.Given;
        foreach (var name in (string[])["email", "name", "description", "phone", "tax_exempt"])
        {
            if (given[name] is not null)
                customer[name] = given.Text(name);
        }

        if (given.Text(DefaultMethod) is { } method)
        {
            var found = call.Objects.Get("payment_method", method, DefaultMethod);
            if (found.Text("customer") != customer.Id())
            {
                throw StripeError.Invalid(
                    $"The customer does not have a payment method with the ID {method}. The payment "
                    + "method must be "
                    + "attached to the customer.", DefaultMethod, "resource_missing");
            }

            customer["invoice_settings"]!["default_payment_method"] = method;
        }

        given.MergeMetadata(customer["metadata"]!.AsObject());
    }
}
