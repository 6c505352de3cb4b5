using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

internal static class InvoiceResource
{
    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("GET", "/v1/invoices/{id}", call => call.Named("invoice"));
        routes.Add("POST", "/v1/invoices/{id}", Update, "metadata[*]", "auto_advance", "description");
        routes.AddList("/v1/invoices", List,
            "customer", "subscription", "status", "collection_method", "due_date", "due_date[*]");
        routes.Add("POST", "/v1/invoices/{id}/pay", Pay,
            "payment_method", "off_session", "paid_out_of_band", "forgive");
        routes.Add("POST", "/v1/invoices/{id}/void", Void);
        routes.Add("POST", "/v1/invoices/{id}/mark_uncollectible", MarkUncollectible);
        routes.Add("POST", "/v1/invoices/{id}/finalize", Finalize, "auto_advance");
        routes.AddList("/v1/invoice_payments", Payments,
            "invoice", "payment[type]", "payment[payment_intent]", "status");
    }

    private static JsonObject Update(StripeCall call)
    {
        var invoice = call.Named("invoice");
        call.Turn.Update("invoice.updated", invoice, () =>
        {
            call.Given.MergeMetadata(invoice["metadata"]!.AsObject());
            if (call.Given.Flag("auto_advance") is { } advance)
                invoice["auto_advance"] = advance;
            if (call.Given["description"] is not null)
                invoice["description"] = call.Given.Text("description");
        });
        return invoice;
    }

    private static StripePage List(StripeCall call)
    {
        var given = call.Given;
        var way = given.OneOf("collection_method", "charge_automatically", "send_invoice");
        given.OneOf("status", "draft", "open", "paid", "uncollectible", "void");
        var (hasDue, isDue) = (given.Has("due_date"), call.Within("due_date"));
        return call.Page(call.Listed("invoice").Where(invoice =>
            (given.Text("customer") is not { } customer || invoice.Text("customer") == customer)
            && (given.Text("subscription") is not { } wanted || Invoices.SubscriptionOf(invoice) == wanted)
            && (way is null || invoice.Text("collection_method") == way)
            && (!hasDue || invoice["due_date"] is not null && isDue(invoice.Number("due_date")))
            && (given.Text("status") is not { } status || invoice.Text("status") == status)));
    }

    private static JsonObject Pay(StripeCall call)
    {
        var invoice = call.Named("invoice");
        if (invoice.Text("status") == "paid")
            throw StripeError.Invalid("Invoice is already paid", null, "invoice_already_paid");
        if (invoice.Text("status") == "void")
            throw StripeError.Invalid(
                $"This invoice can not be paid: its status is {invoice.Text("status")}.");
        if (invoice.Text("status") == "draft")
        {
            Invoices.Open(call.Turn, invoice);
            call.Turn.Emit("invoice.finalized", invoice);
        }

        if (call.Given.Flag("paid_out_of_band") == true)
            return PaidElsewhere(call, invoice);
        var method = call.Given.Text("payment_method") ?? Invoices.DefaultMethod(call.Turn, invoice);
        if (method is null)
        {
            throw StripeError.Invalid(
                "There is no `default_payment_method` set on this Customer or Invoice. Please attach a "
                + "payment method "
                + "or card before paying this invoice.");
        }

        call.Objects.Get("payment_method", method, "payment_method");
        var outcome = Invoices.Collect(call.Turn, invoice, method, new Attempt(FirstTime: false));
        return outcome is Outcome.Paid or Outcome.Processing ? invoice : throw CardError(call, invoice);
    }

    private static JsonObject PaidElsewhere(StripeCall call, JsonObject invoice)
    {
        Invoices.MarkPaid(call.Turn, invoice);
        invoice["amount_paid"] = 0;
        invoice["amount_paid_off_stripe"] = invoice.Number("amount_due");
        call.Turn.Emit("invoice.paid", invoice);
        Invoices.Recover(call.Turn, invoice);
        return invoice;
    }

    private static StripeError CardError(StripeCall call, JsonObject invoice)
    {
        var payment = Invoices.PaymentOf(call.Turn, invoice)!;
        var intent = call.Objects.Find((string?)payment["payment"]!["payment_intent"])!;
        var problem = intent["last_payment_error"]!.AsObject();
        var more = new JsonObject { ["payment_intent"] = intent.DeepClone() };
        foreach (var name in (string[])["charge", "decline_code", "payment_method"])
        {
            if (problem[name] is { } value)
                more[name] = value.DeepClone();
        }

        return new StripeError(402, "card_error", problem.Text("code"), problem.Text("message")!)
        {
            More = more,
        };
    }

    private static JsonObject Void(StripeCall call)
    {
        var invoice = call.Named("invoice");
        if (invoice.Text("status") is not ("open" or "uncollectible"))
        {
            throw StripeError.Invalid(
                "You can only void open or uncollectible invoices. This invoice is "
                + $"{invoice.Text("status")}.");
        }

        Invoices.Void(call.Turn, invoice);
        return invoice;
    }

    private static JsonObject MarkUncollectible(StripeCall call)
    {
        var invoice = call.Named("invoice");
        if (invoice.Text("status") != "open")
            throw StripeError.Invalid("You can only mark open invoices as uncollectible.");
        Invoices.MarkUncollectible(call.Turn, invoice);
        return invoice;
    }

    private static JsonObject Finalize(StripeCall call)
    {
        var invoice = call.Named("invoice");
        if (invoice.Text("status") != "draft")
            throw StripeError.Invalid(
                "This invoice is already finalized, you can't re-finalize a non-draft invoice.");
        Invoices.Open(call.Turn, invoice);
        call.Turn.Emit("invoice.finalized", invoice);
        return invoice;
    }

    private static StripePage Payments(StripeCall call)
    {
        var given = call.Given;
        var intent = given.Text("payment[payment_intent]");
        return call.Page(call.Objects.All("invoice_payment").Where(payment =>
            (given.Text("invoice") is not { } invoice || payment.Text("invoice") == invoice)
            && (intent is null || (string?)payment["payment"]!["payment_intent"] == intent)
            && (given.Text("status") is not { } status || payment.Text("status") == status)));
    }
}
