using System.Globalization;
using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Billing;

/// <summary>Invoices: drafted, finalized an hour later, charged, retried, paid or given up.</summary>
internal static class Invoices
{
    public const string FinalizeDue = "finalize";
    public const string AttemptDue = "attempt";

    private static readonly TimeSpan DraftFor = TimeSpan.FromHours(1);

    /// <summary>
    /// The waits after the first, second and third failed attempt; after the fourth it is over.
    /// </summary>
    private static readonly TimeSpan[] Retries =
        [TimeSpan.FromDays(3), TimeSpan.FromDays(5), TimeSpan.FromDays(7)];

    public static string? SubscriptionOf(JsonObject invoice) =>
        (string?)invoice["parent"]?["subscription_details"]?["subscription"];

    /// <summary>One line per item of the subscription, for the item's current period.</summary>
    public static IEnumerable<JsonObject> LinesOf(StripeTurn turn, JsonObject subscription) =>
        subscription.Data("items").Select(item => item!.AsObject()).Select(item =>
        {
            var trial = subscription.Text("status") == "trialing";
            var price = item["price"]!.AsObject();
            var line = Line(turn, price, item.Number("quantity"), trial);
            var period = (item.Number("current_period_start"), item.Number("current_period_end"));
            return OfItem(line, subscription, item, period, proration: false);
        });

    /// <summary>Makes a line one of a subscription's item, for some time.</summary>
    public static JsonObject OfItem(
        JsonObject line, JsonObject subscription, JsonObject item, (long Start, long End) period,
        bool proration)
    {
        line["period"] = Period(period.Start, period.End);
        line["parent"] = new JsonObject
        {
            ["invoice_item_details"] = null,
            ["subscription_item_details"] = new JsonObject
            {
                ["invoice_item"] = null,
                ["proration"] = proration,
                ["proration_details"] = new JsonObject { ["credited_items"] = null },
                ["subscription"] = subscription.Id(),
                ["subscription_item"] = item.Id(),
            },
            ["type"] = "subscription_item_details",
        };
        line["metadata"] = subscription["metadata"].Clone();
        return line;
    }

    /// <summary>A one-time price sold together with a subscription.</summary>
    public static JsonObject OneTimeLine(StripeTurn turn, JsonObject bought)
    {
        var line = Line(turn, bought["price"]!.AsObject(), bought.Number("quantity"), free: false);
        line["period"] = Period(turn.Seconds, turn.Seconds);
        line["parent"] = new JsonObject
        {
            ["invoice_item_details"] = new JsonObject
            {
                ["invoice_item"] = turn.NewId("ii_1", 23),
                ["proration"] = false,
                ["proration_details"] = new JsonObject { ["credited_items"] = null },
                ["subscription"] = null,
            },
            ["subscription_item_details"] = null,
            ["type"] = "invoice_item_details",
        };
        line["metadata"] = new JsonObject();
        return line;
    }

    public static JsonObject Draft(
        StripeTurn turn, JsonObject subscription, string reason, IEnumerable<JsonObject> lines)
    {
        var invoice = turn.New("invoice", turn.NewId("in_1", 23));
        var customer = turn.Objects.Get("customer", subscription.Text("customer")!);
        var data = new JsonArray([.. lines]);
        var total = data.Sum(line => line!.AsObject().Number("amount"));
        foreach (var line in data)
            line!["invoice"] = invoice.Id();
        foreach (var name in (string[])["application", "automatically_finalizes_at", "confirmation_secret",
            "custom_fields", "customer_name", "default_payment_method", "default_source", "description",
            "due_date", "effective_at", "ending_balance", "footer", "from_invoice", "hosted_invoice_url",
            "invoice_pdf", "last_finalization_error", "latest_revision", "next_payment_attempt", "number",
            "payments", "receipt_number", "test_clock", "webhooks_delivered_at"])
        {
            invoice[name] = null;
        }

        invoice["account_name"] = turn.Account.Name;
        invoice["amount_due"] = total;
        invoice["amount_overpaid"] = 0;
        invoice["amount_paid"] = 0;
        invoice["amount_remaining"] = total;
        invoice["attempt_count"] = 0;
        invoice["attempted"] = false;
        invoice["auto_advance"] = true;
        invoice["billing_reason"] = reason;
        invoice["collection_method"] = "charge_automatically";
        invoice["currency"] = subscription.Text("currency");
        invoice["customer"] = customer.Id();
        invoice["customer_email"] = customer.Text("email");
        invoice["discounts"] = new JsonArray();
        invoice["lines"] = new JsonObject
        {
            ["object"] = "list",
            ["data"] = data,
            ["has_more"] = false,
            ["url"] = $"/v1/invoices/{invoice.Id()}/lines",
        };
        invoice["metadata"] = new JsonObject();
        invoice["parent"] = new JsonObject
        {
            ["quote_details"] = null,
            ["subscription_details"] = new JsonObject
            {
                ["metadata"] = subscription["metadata"].Clone(),
                ["subscription"] = subscription.Id(),
            },
            ["type"] = "subscription_details",
        };
        invoice["period_start"] = reason == "subscription_cycle"
            ? PreviousStart(turn, subscription)
            : turn.Seconds;
        invoice["period_end"] = turn.Seconds;
        invoice["starting_balance"] = 0;
        invoice["status"] = "draft";
        invoice["status_transitions"] = new JsonObject
        {
            ["finalized_at"] = null,
            ["marked_uncollectible_at"] = null,
            ["paid_at"] = null,
            ["voided_at"] = null,
        };
        invoice["subtotal"] = total;
        invoice["total"] = total;
        invoice["total_discount_amounts"] = new JsonArray();
        invoice["total_taxes"] = new JsonArray();
        Discounts.TakeOff(turn, invoice, subscription);
        if (reason == "subscription_cycle")
        {
            invoice["automatically_finalizes_at"] = (turn.Now + DraftFor).ToUnixTimeSeconds();
            turn.Account.Schedule(turn.Now + DraftFor, FinalizeDue, invoice.Id());
        }

        return turn.Objects.Add(invoice);
    }

    /// <summary>pause_collection: the renewal goes on, its invoice is not collected.</summary>
    public static void HoldWhilePaused(StripeTurn turn, JsonObject invoice, JsonObject subscription)
    {
        if ((string?)subscription["pause_collection"]?["behavior"] is not { } behavior)
            return;
        invoice["auto_advance"] = false;
        invoice["automatically_finalizes_at"] = null;
        if (behavior == "keep_as_draft")
            return;
        Open(turn, invoice);
        turn.Emit("invoice.finalized", invoice);
        if (behavior == "void")
            Void(turn, invoice);
        else
            MarkUncollectible(turn, invoice);
    }

    /// <summary>From draft to open, with a number, a page and a payment intent; nobody is told yet.</summary>
    public static JsonObject? Open(StripeTurn turn, JsonObject invoice)
    {
        var customer = turn.Objects.Get("customer", invoice.Text("customer")!);
        var sequence = customer.Number("next_invoice_sequence");
        customer["next_invoice_sequence"] = sequence + 1;
        invoice["number"] = string.Create(
            CultureInfo.InvariantCulture, $"{customer.Text("invoice_prefix")}-{sequence:0000}");
        invoice["status"] = "open";
        invoice["status_transitions"]!["finalized_at"] = turn.Seconds;
        invoice["effective_at"] = turn.Seconds;
        invoice["automatically_finalizes_at"] = null;
        var page = $"http://{turn.Account.Host}/i/{turn.Account.Id}/{turn.NewId("test_", 40)}";
        invoice["hosted_invoice_url"] = page;
        invoice["invoice_pdf"] = page + "/pdf";
        var amount = invoice.Number("amount_remaining");
        if (amount == 0)
            return null;
        var intent = Payments.Intent(turn, amount, invoice.Text("currency")!, customer.Id());
        var payment = turn.New("invoice_payment", turn.NewId("inpay_1", 23));
        payment["amount_paid"] = null;
        payment["amount_requested"] = amount;
        payment["currency"] = invoice.Text("currency");
        payment["invoice"] = invoice.Id();
        payment["is_default"] = true;
        payment["payment"] = new JsonObject { ["payment_intent"] = intent.Id(), ["type"] = "payment_intent" };
        payment["status"] = "open";
        payment["status_transitions"] = new JsonObject { ["canceled_at"] = null, ["paid_at"] = null };
        turn.Objects.Add(payment);
        return intent;
    }

    public static void Finalize(StripeTurn turn, JsonObject invoice)
    {
        if (invoice.Text("status") != "draft" || !invoice.Is("auto_advance"))
            return;
        Open(turn, invoice);
        turn.Emit("invoice.finalized", invoice);
        Collect(turn, invoice, null, new Attempt(FirstTime: false));
    }

    public static void Retry(StripeTurn turn, JsonObject invoice)
    {
        var due = invoice.Text("status") == "open" && invoice.Moment("next_payment_attempt") <= turn.Now;
        if (due)
            Collect(turn, invoice, null, new Attempt(FirstTime: false));
    }

    /// <summary>One attempt to charge an open invoice, by the given method or the default one.</summary>
    public static Outcome Collect(StripeTurn turn, JsonObject invoice, string? method, Attempt how)
    {
        if (PaymentOf(turn, invoice) is not { } payment)
        {
            MarkPaid(turn, invoice);
            TellPaid(turn, invoice, null);
            return Outcome.Paid;
        }

        var intent = turn.Objects.Find((string?)payment["payment"]!["payment_intent"])!;
        var byPerson = method is not null;
        var outcome = Payments.Try(turn, intent, method ?? DefaultMethod(turn, invoice), how);
        invoice["attempted"] = true;
        if (outcome == Outcome.Paid)
        {
            invoice["attempt_count"] = invoice.Number("attempt_count") + 1;
            MarkPaid(turn, invoice);
            TellPaid(turn, invoice, intent);
        }
        else if (outcome is Outcome.Declined or Outcome.ActionRequired && !byPerson)
        {
            invoice["attempt_count"] = invoice.Number("attempt_count") + 1;
            Payments.Tell(turn, intent, outcome);
            Failed(turn, invoice, outcome);
        }
        else
        {
            Payments.Tell(turn, intent, outcome);
        }

        return outcome;
    }

    public static void MarkPaid(StripeTurn turn, JsonObject invoice)
    {
        invoice["status"] = "paid";
        invoice["attempted"] = true;
        invoice["auto_advance"] = false;
        invoice["amount_paid"] = invoice.Number("amount_due");
        invoice["amount_remaining"] = 0;
        invoice["next_payment_attempt"] = null;
        invoice["status_transitions"]!["paid_at"] = turn.Seconds;
        if (PaymentOf(turn, invoice) is not { } payment)
            return;
        payment["status"] = "paid";
        payment["amount_paid"] = payment.Number("amount_requested");
        payment["status_transitions"]!["paid_at"] = turn.Seconds;
    }

    public static void TellPaid(StripeTurn turn, JsonObject invoice, JsonObject? intent)
    {
        turn.Emit("invoice.paid", invoice);
        turn.Emit("invoice.payment_succeeded", invoice);
        if (intent is not null)
        {
            Payments.Tell(turn, intent, Outcome.Paid);
            turn.Emit("invoice_payment.paid", PaymentOf(turn, invoice)!);
        }

        Recover(turn, invoice);
    }

    /// <summary>Once nothing is owed any more, a subscription that was past due is active again.</summary>
    public static void Recover(StripeTurn turn, JsonObject invoice)
    {
        var subscription = turn.Objects.Find(SubscriptionOf(invoice));
        if (subscription?.Text("status") is not ("past_due" or "unpaid") || Owes(turn, subscription))
            return;
        turn.Update("customer.subscription.updated", subscription, () => subscription["status"] = "active");
        turn.Objects.Get("customer", invoice.Text("customer")!)["delinquent"] = false;
    }

    /// <summary>A failed attempt: past due and another try, or after the last one the end.</summary>
    public static void Failed(StripeTurn turn, JsonObject invoice, Outcome outcome)
    {
        var subscription = turn.Objects.Find(SubscriptionOf(invoice));
        var live = subscription is not null && !Subscriptions.Ended(subscription);
        var attempts = (int)invoice.Number("attempt_count");
        var more = live && attempts <= Retries.Length;
        var again = more ? turn.Now + Retries[attempts - 1] : (DateTimeOffset?)null;
        invoice["next_payment_attempt"] = again?.ToUnixTimeSeconds();
        invoice["auto_advance"] = again is not null;
        if (again is { } at)
            turn.Account.Schedule(at, AttemptDue, invoice.Id());
        if (outcome == Outcome.ActionRequired)
            turn.Emit("invoice.payment_action_required", invoice);
        turn.Emit("invoice.payment_failed", invoice);
        if (subscription is null || !live)
            return;
        if (subscription.Text("status") == "active")
        {
            turn.Update(
                "customer.subscription.updated", subscription, () => subscription["status"] = "past_due");
            turn.Objects.Get("customer", invoice.Text("customer")!)["delinquent"] = true;
        }

        if (again is null)
            Subscriptions.Cancel(turn, subscription, "payment_failed");
    }

    public static void Void(StripeTurn turn, JsonObject invoice)
    {
        invoice["status"] = "void";
        invoice["auto_advance"] = false;
        invoice["next_payment_attempt"] = null;
        invoice["status_transitions"]!["voided_at"] = turn.Seconds;
        if (PaymentOf(turn, invoice) is { } payment)
            payment["status"] = "canceled";
        turn.Emit("invoice.voided", invoice);
        Recover(turn, invoice);
    }

    public static void MarkUncollectible(StripeTurn turn, JsonObject invoice)
    {
        invoice["status"] = "uncollectible";
        invoice["auto_advance"] = false;
        invoice["next_payment_attempt"] = null;
        invoice["status_transitions"]!["marked_uncollectible_at"] = turn.Seconds;
        turn.Emit("invoice.marked_uncollectible", invoice);
    }

    public static JsonObject? PaymentOf(StripeTurn turn, JsonObject invoice) =>
        turn.Objects.All("invoice_payment").LastOrDefault(payment => payment.Text("invoice") == invoice.Id());

    private static bool Owes(StripeTurn turn, JsonObject subscription) =>
        turn.Objects.All("invoice").Any(invoice => invoice.Text("status") == "open"
            && SubscriptionOf(invoice) == subscription.Id());

    public static string? DefaultMethod(StripeTurn turn, string customer, JsonObject subscription) =>
        subscription.Text("default_payment_method")
        ?? (string?)turn.Objects.Find(customer)?["invoice_settings"]?["default_payment_method"];

    public static string? DefaultMethod(StripeTurn turn, JsonObject invoice) =>
        turn.Objects.Find(SubscriptionOf(invoice))?.Text("default_payment_method")
        ?? (string?)turn.Objects.Find(
            invoice.Text("customer"))?["invoice_settings"]?["default_payment_method"];

    private static long PreviousStart(StripeTurn turn, JsonObject subscription)
    {
        var latest = turn.Objects.Find(subscription.Text("latest_invoice"));
        return latest?.Number("period_end") ?? turn.Seconds;
    }

    public static JsonObject Line(StripeTurn turn, JsonObject price, long quantity, bool free)
    {
        var amount = free ? 0 : price.Number("unit_amount") * quantity;
        var name = turn.Objects.Find(price.Text("product"))?.Text("name");
        return new JsonObject
        {
            ["id"] = turn.NewId("il_1", 23),
            ["object"] = "line_item",
            ["amount"] = amount,
            ["currency"] = price.Text("currency"),
            ["description"] = free ? $"Trial period for {name}" : $"{quantity} × {name}",
            ["discount_amounts"] = new JsonArray(),
            ["discountable"] = true,
            ["discounts"] = new JsonArray(),
            ["livemode"] = turn.Account.Live,
            ["pricing"] = new JsonObject
            {
                ["price_details"] = new JsonObject
                {
                    ["price"] = price.Id(),
                    ["product"] = price.Text("product"),
                },
                ["type"] = "price_details",
                ["unit_amount_decimal"] = free ? "0" : price.Text("unit_amount_decimal"),
            },
            ["quantity"] = quantity,
            ["subtotal"] = amount,
            ["taxes"] = new JsonArray(),
        };
    }

    private static JsonObject Period(long start, long end) => new() { ["end"] = end, ["start"] = start };
}
