using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Billing;

/// <summary>What a person at a checkout page brings.</summary>
internal sealed record Payer(TestCard Card, string? Email, bool Authenticated);

/// <summary>What became of it: "paid", "processing", "declined" or "action_required".</summary>
internal sealed record PayResult(string Status, string? Error = null)
{
    public static PayResult Of(Outcome outcome, TestCard card) => outcome switch
    {
        Outcome.Paid => new PayResult("paid"),
        Outcome.Processing => new PayResult("processing"),
        Outcome.ActionRequired => new PayResult(
            "action_required", "this card asks for authentication: pay again with \"authenticate\": true"),
        _ => new PayResult("declined", card.Message),
    };
}

/// <summary>
/// A checkout session is paid: everything it brings about, in the order of the real events.
/// </summary>
internal static class Checkout
{
    public const string ExpiryDue = "session_expiry";
    public const string DebitDue = "debit";

    private static readonly TimeSpan DebitTakes = TimeSpan.FromDays(3);

    public static PayResult Pay(StripeTurn turn, JsonObject session, Payer payer)
    {
        var mode = session.Text("mode");
        var data = turn.Account.SessionData.GetValueOrDefault(session.Id(), []);
        var trialEnd = mode == "subscription" ? TrialEnd(turn, data) : null;
        var amount = trialEnd is null ? session.Number("amount_total") : OneTimeTotal(turn, session);
        var email = payer.Email ?? session.Text("customer_email") ?? "buyer@example.com";
        var method = Payments.Method(turn, payer.Card, null, email);
        var intent = mode == "setup" || amount == 0
            ? null
            : Payments.Intent(
                turn, amount, session.Text("currency")!, null, data["payment_intent_metadata"] as JsonObject);
        var outcome = intent is null
            ? WithoutMoney(payer)
            : Payments.Try(turn, intent, method.Id(), new Attempt(FirstTime: true, payer.Authenticated));
        if (outcome is Outcome.Declined or Outcome.ActionRequired)
        {
            if (intent is not null)
                Payments.Tell(turn, intent, outcome);
            return PayResult.Of(outcome, payer.Card);
        }

        var (customer, isNew) = CustomerOf(turn, session, email);
        method["customer"] = customer?.Id();
        SetCustomer(turn, intent, customer);
        Complete(session, customer, email, intent is null, outcome);
        if (isNew)
            turn.Emit("customer.created", customer!);
        if (customer is not null)
            turn.Emit("payment_method.attached", method);
        if (mode == "subscription")
            Subscribe(turn, session, (customer!, method, intent, trialEnd), data);
        else if (mode == "setup")
            Save(turn, session, (customer, method), data);
        else
            BuyOnce(turn, session, intent, outcome);
        if (outcome == Outcome.Processing)
            turn.Account.Schedule(turn.Now + DebitTakes, DebitDue, session.Id());
        CountForLink(turn, session);
        return PayResult.Of(outcome, payer.Card);
    }

    /// <summary>The debit that the session started has been taken, or has failed.</summary>
    public static void SettleDebit(StripeTurn turn, JsonObject session)
    {
        var invoice = turn.Objects.Find(session.Text("invoice"));
        var intentId = invoice is null
            ? session.Text("payment_intent")
            : (string?)Invoices.PaymentOf(turn, invoice)?["payment"]?["payment_intent"];
        var intent = turn.Objects.Find(intentId);
        if (intent?.Text("status") != "processing")
            return;
        var paid = turn.Account.CardNumbers[intent.Text("payment_method")!] != "sepa_debit_fails";
        Payments.Settle(turn, intent, paid);
        if (paid)
            session["payment_status"] = "paid";
        if (paid && invoice is not null)
            Invoices.MarkPaid(turn, invoice);
        turn.Emit("checkout.session.async_payment_" + (paid ? "succeeded" : "failed"), session);
        if (invoice is null)
        {
            Payments.Tell(turn, intent, paid ? Outcome.Paid : Outcome.Declined);
        }
        else if (paid)
        {
            Invoices.TellPaid(turn, invoice, intent);
        }
        else
        {
            invoice["attempt_count"] = 1;
            Payments.Tell(turn, intent, Outcome.Declined);
            Invoices.Failed(turn, invoice, Outcome.Declined);
        }
    }

    public static void Expire(StripeTurn turn, JsonObject session)
    {
        if (session.Text("status") != "open")
            return;
        session["status"] = "expired";
        session["url"] = null;
        turn.Emit("checkout.session.expired", session);
    }

    private static Outcome WithoutMoney(Payer payer) => payer.Card.Kind switch
    {
        CardKind.Declines => Outcome.Declined,
        CardKind.AsksEveryTime when !payer.Authenticated => Outcome.ActionRequired,
        _ => Outcome.Paid,
    };

    private static DateTimeOffset? TrialEnd(StripeTurn turn, JsonObject data)
    {
        if (data.Moment("trial_end") is { } end)
            return end;
        return data.Number("trial_period_days") is > 0 and var days ? turn.Now.AddDays(days) : null;
    }

    private static long OneTimeTotal(StripeTurn turn, JsonObject session) =>
        LinesOf(turn, session).Where(line => line["price"]!["recurring"] is null)
            .Sum(line => line.Number("amount_total"));

    private static IEnumerable<JsonObject> LinesOf(StripeTurn turn, JsonObject session) =>
        turn.Account.Lines[session.Id()].Select(line => line!.AsObject());

    private static (JsonObject? Customer, bool IsNew) CustomerOf(
        StripeTurn turn, JsonObject session, string email)
    {
        if (session.Text("customer") is { } known)
            return (turn.Objects.Get("customer", known), false);
        var guest = session.Text("mode") == "payment" && session.Text("customer_creation") != "always";
        return guest ? (null, false) : (Customers.New(turn, email, "Test Buyer"), true);
    }

    private static void SetCustomer(StripeTurn turn, JsonObject? intent, JsonObject? customer)
    {
        if (intent is null)
            return;
        intent["customer"] = customer?.Id();
        if (turn.Objects.Find(intent.Text("latest_charge")) is { } charge)
            charge["customer"] = customer?.Id();
    }

    private static void Complete(
        JsonObject session, JsonObject? customer, string email, bool free, Outcome outcome)
    {
        session["status"] = "complete";
        session["url"] = null;
        session["customer"] = customer?.Id();
        session["payment_status"] =
            free ? "no_payment_required" : outcome == Outcome.Processing ? "unpaid" : "paid";
        session["customer_details"] = new JsonObject
        {
            ["address"] = Payments.Address(),
            ["business_name"] = null,
            ["email"] = email,
            ["individual_name"] = null,
            ["name"] = customer?.Text("name") ?? "Test Buyer",
            ["phone"] = null,
            ["tax_exempt"] = "none",
            ["tax_ids"] = new JsonArray(),
        };
    }

    private static void Subscribe(
        StripeTurn turn, JsonObject session,
        (JsonObject Customer, JsonObject Method, JsonObject? Intent, DateTimeOffset? TrialEnd) with,
        JsonObject data)
    {
        var lines = LinesOf(turn, session).ToList();
        var subscription = Subscriptions.Create(
            turn, with.Customer.Id(), with.Method.Id(),
            lines.Where(line => line["price"]!["recurring"] is not null), with.TrialEnd);
        if (data["metadata"] is JsonObject metadata)
            subscription["metadata"] = metadata.DeepClone();
        subscription["description"] = data["description"].Clone();
        with.Customer["currency"] = subscription.Text("currency");
        var oneTime = lines.Where(line => line["price"]!["recurring"] is null)
            .Select(line => Invoices.OneTimeLine(turn, line));
        Discounts.Redeem(turn, session, subscription);
        var invoice = Invoices.Draft(
            turn, subscription, "subscription_create", Invoices.LinesOf(turn, subscription).Concat(oneTime));
        subscription["latest_invoice"] = invoice.Id();
        (session["subscription"], session["invoice"]) = (subscription.Id(), invoice.Id());
        var draft = invoice.DeepClone().AsObject();
        OpenWith(turn, invoice, with.Intent);
        var finalized = invoice.DeepClone().AsObject();
        var processing = with.Intent?.Text("status") == "processing";
        invoice["attempt_count"] = processing || with.Intent is null ? 0 : 1;
        if (!processing)
            Invoices.MarkPaid(turn, invoice);

        turn.Emit("checkout.session.completed", session);
        turn.Emit("customer.subscription.created", WithoutMethod(subscription));
        turn.Emit("customer.subscription.updated", subscription,
            new JsonObject { ["default_payment_method"] = null });
        turn.Emit("invoice.created", draft);
        turn.Emit("invoice.finalized", finalized);
        if (processing)
            Payments.Tell(turn, with.Intent!, Outcome.Processing);
        else
            Invoices.TellPaid(turn, invoice, with.Intent);
    }

    /// <summary>The first invoice is paid by the intent of the page, not by one of its own.</summary>
    private static void OpenWith(StripeTurn turn, JsonObject invoice, JsonObject? intent)
    {
        if (Invoices.Open(turn, invoice) is not { } own || intent is null)
            return;
        turn.Objects.Remove(own);
        var payment = Invoices.PaymentOf(turn, invoice)!;
        payment["payment"]!["payment_intent"] = intent.Id();
    }

    private static JsonObject WithoutMethod(JsonObject subscription)
    {
        var before = subscription.DeepClone().AsObject();
        before["default_payment_method"] = null;
        return before;
    }

    private static void Save(
        StripeTurn turn, JsonObject session, (JsonObject? Customer, JsonObject Method) with, JsonObject data)
    {
        var intent = turn.New("setup_intent", turn.NewId("seti_1", 23));
        intent["cancellation_reason"] = null;
        intent["client_secret"] = turn.NewId(intent.Id() + "_secret_", 25);
        intent["customer"] = with.Customer?.Id();
        intent["last_setup_error"] = null;
        intent["metadata"] = data["setup_intent_metadata"].Clone() ?? new JsonObject();
        intent["next_action"] = null;
        intent["payment_method"] = with.Method.Id();
        intent["status"] = "succeeded";
        intent["usage"] = "off_session";
        turn.Objects.Add(intent);
        session["setup_intent"] = intent.Id();
        turn.Emit("setup_intent.succeeded", intent);
        turn.Emit("checkout.session.completed", session);
    }

    private static void BuyOnce(StripeTurn turn, JsonObject session, JsonObject? intent, Outcome outcome)
    {
        session["payment_intent"] = intent?.Id();
        turn.Emit("checkout.session.completed", session);
        if (intent is not null)
            Payments.Tell(turn, intent, outcome);
    }

    /// <summary>A link that has sold as often as it may closes itself.</summary>
    private static void CountForLink(StripeTurn turn, JsonObject session)
    {
        if (turn.Objects.Find(session.Text("payment_link")) is not { } link
            || link["restrictions"]?["completed_sessions"] is not JsonObject limit)
        {
            return;
        }

        turn.Update("payment_link.updated", link, () =>
        {
            limit["count"] = limit.Number("count") + 1;
            if (limit.Number("count") >= limit.Number("limit"))
                link["active"] = false;
        });
    }
}
