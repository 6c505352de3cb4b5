using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

/// <summary>Changing the price of a subscription within its period: the preview, and the change that is
/// charged at once (always_invoice).</summary>
internal static class PlanChangeResource
{
    public static void AddTo(StripeRoutes routes) =>
        routes.Add("POST", "/v1/invoices/create_preview", Preview,
            "customer", "subscription", "subscription_details[items][#][id]",
            "subscription_details[items][#][price]", "subscription_details[items][#][quantity]",
            "subscription_details[proration_behavior]", "subscription_details[proration_date]",
            "preview_mode");

    private static JsonObject Preview(StripeCall call)
    {
        var subscription = call.Objects.Get("subscription", call.Given.Needed("subscription"), "subscription");
        // What a preview takes off is not used up by it.
        var shown = subscription.DeepClone().AsObject();
        var isChange = call.Given.Has("subscription_details");
        if (!isChange)
            CheckComing(subscription);
        var lines = isChange ? Lines(call, subscription, "subscription_details") : Coming(call, shown);
        if (lines is null)
        {
            throw StripeError.Invalid(
                "This sandbox previews a change of one item's price only.", "subscription_details");
        }

        var preview = Invoices.Draft(call.Turn, shown, "upcoming", lines);
        call.Objects.Remove(preview);
        preview["id"] = "upcoming_" + preview.Id();
        preview["amount_due"] = Math.Max(0, preview.Number("total"));
        return preview;
    }

    private static void CheckComing(JsonObject subscription)
    {
        if (Subscriptions.Ended(subscription) || subscription["cancel_at"] is not null)
        {
            throw StripeError.Invalid(
                $"No upcoming invoices for subscription: {subscription.Id()}", null, "invoice_upcoming_none");
        }
    }

    /// <summary>The next period as it will be billed.</summary>
    private static IReadOnlyList<JsonObject> Coming(StripeCall call, JsonObject subscription)
    {
        if (subscription.Text("status") == "trialing")
            subscription["status"] = "active";
        return [.. Invoices.LinesOf(call.Turn, subscription)];
    }

    /// <summary>The lines of a change that is invoiced at once; null where this call is none.</summary>
    /// <param name="prefix">Where the call names the items; empty for the update itself.</param>
    public static IReadOnlyList<JsonObject>? Lines(StripeCall call, JsonObject subscription, string prefix)
    {
        string In(string name) => prefix.Length == 0 ? name : $"{prefix}[{name}]";
        var given = call.Given;
        if (given.Text(In("proration_behavior")) != "always_invoice") return null;
        var items = given.Items(In("items"));
        if (items.Count != 1 || given.Text(items[0] + "[price]") is not { } priceId) return null;
        var item = subscription.Data("items").Select(one => one!.AsObject())
            .FirstOrDefault(one => one.Id() == given.Text(items[0] + "[id]"))
            ?? throw StripeError.NotFound("subscription_item", given.Text(items[0] + "[id]") ?? "", items[0]);
        var at = given.Moment(In("proration_date")) ?? call.Turn.Now;
        if (at < item.Moment("current_period_start") || at > item.Moment("current_period_end"))
        {
            throw StripeError.Invalid(
                "You cannot specify a proration date outside of the current period.", In("proration_date"));
        }

        return Prorations.Lines(
            call.Turn, subscription, item, call.Objects.Get("price", priceId, items[0] + "[price]"), at);
    }

    /// <summary>Charges the change; where that fails and the call wants it so, nothing happened.</summary>
    public static JsonObject Charge(
        StripeCall call, JsonObject subscription, IReadOnlyList<JsonObject> lines, Action change)
    {
        var before = subscription.DeepClone().AsObject();
        var method = Invoices.DefaultMethod(call.Turn, subscription.Text("customer")!, subscription);
        if (call.Given.Text("payment_behavior") == "error_if_incomplete")
            CheckPayable(call, lines, subscription, method);
        change();
        var invoice = Invoices.Draft(call.Turn, subscription, "subscription_update", lines);
        var due = Math.Max(0, invoice.Number("total"));
        (invoice["amount_due"], invoice["amount_remaining"]) = (due, due);
        subscription["latest_invoice"] = invoice.Id();
        call.Turn.Emit(
            "customer.subscription.updated", subscription, Difference.Of(before, subscription));
        call.Turn.Emit("invoice.created", invoice);
        Invoices.Finalize(call.Turn, invoice);
        return subscription;
    }

    private static void CheckPayable(
        StripeCall call, IReadOnlyList<JsonObject> lines, JsonObject subscription, string? method)
    {
        var amount = lines.Sum(line => line.Number("amount"));
        if (amount <= 0) return;
        var intent = Payments.Intent(
            call.Turn, amount, subscription.Text("currency")!, subscription.Text("customer"));
        var outcome = Payments.Try(call.Turn, intent, method, new Attempt(FirstTime: false));
        // It was only a question: what is charged is the invoice's own intent.
        if (call.Objects.Find(intent.Text("latest_charge")) is { } charge) call.Objects.Remove(charge);
        call.Objects.Remove(intent);
        if (outcome == Outcome.Paid) return;
        var problem = intent["last_payment_error"]!.AsObject();
        throw new StripeError(
            402, "card_error", problem.Text("code") ?? "card_declined", problem.Text("message")!);
    }
}
