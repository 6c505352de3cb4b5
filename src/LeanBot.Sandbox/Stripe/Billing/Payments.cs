using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Billing;

internal enum Outcome
{
    Paid,
    Declined,
    ActionRequired,
    Processing,
}

/// <summary>How a payment is attempted: at a page with the person there, or by itself.</summary>
internal sealed record Attempt(bool FirstTime, bool Authenticated = false);

/// <summary>Payment methods, payment intents and charges.</summary>
internal static class Payments
{
    public static JsonObject Method(StripeTurn turn, TestCard card, string? customer, string? email)
    {
        var method = turn.New("payment_method", turn.NewId("pm_1", 23));
        method["allow_redisplay"] = "limited";
        method["billing_details"] = new JsonObject
        {
            ["address"] = Address(),
            ["email"] = email,
            ["name"] = null,
            ["phone"] = null,
            ["tax_id"] = null,
        };
        method["customer"] = customer;
        method["metadata"] = new JsonObject();
        method["type"] = card.IsDebit ? "sepa_debit" : "card";
        method[card.IsDebit ? "sepa_debit" : "card"] = card.IsDebit ? Debit(card) : Card(card);
        turn.Account.CardNumbers[method.Id()] = card.Number;
        return turn.Objects.Add(method);
    }

    public static JsonObject Intent(
        StripeTurn turn, long amount, string currency, string? customer, JsonObject? metadata = null)
    {
        var id = turn.NewId("pi_3", 23);
        var intent = turn.New("payment_intent", id);
        intent["amount"] = amount;
        intent["amount_capturable"] = 0;
        intent["amount_received"] = 0;
        intent["canceled_at"] = null;
        intent["cancellation_reason"] = null;
        intent["capture_method"] = "automatic";
        intent["client_secret"] = turn.NewId(id + "_secret_", 25);
        intent["confirmation_method"] = "automatic";
        intent["currency"] = currency;
        intent["customer"] = customer;
        intent["description"] = null;
        intent["last_payment_error"] = null;
        intent["latest_charge"] = null;
        intent["metadata"] = metadata?.DeepClone() ?? new JsonObject();
        intent["next_action"] = null;
        intent["payment_method"] = null;
        intent["payment_method_types"] = new JsonArray("card");
        intent["setup_future_usage"] = null;
        intent["status"] = "requires_payment_method";
        return turn.Objects.Add(intent);
    }

    /// <summary>Charges without telling anyone; <see cref="Tell"/> emits the events.</summary>
    public static Outcome Try(StripeTurn turn, JsonObject intent, string? method, Attempt how)
    {
        if (turn.Objects.Find("payment_method", method) is not { } found)
        {
            intent["status"] = "requires_payment_method";
            intent["last_payment_error"] = new JsonObject
            {
                ["type"] = "invalid_request_error",
                ["message"] = "The customer has no default payment method.",
            };
            return Outcome.Declined;
        }

        var card = TestCard.Find(turn.Account.CardNumbers[found.Id()])!;
        var outcome = OutcomeOf(card, how);
        if (outcome == Outcome.ActionRequired)
            return AskForAction(turn, intent, found, how);
        intent["payment_method"] = outcome == Outcome.Declined ? null : found.Id();
        intent["next_action"] = null;
        intent["latest_charge"] = Charge(turn, intent, found, card, outcome).Id();
        intent["last_payment_error"] = outcome == Outcome.Declined ? Error(intent, found, card) : null;
        intent["amount_received"] = outcome == Outcome.Paid ? intent.Number("amount") : 0;
        intent["status"] = outcome switch
        {
            Outcome.Paid => "succeeded",
            Outcome.Processing => "processing",
            _ => "requires_payment_method",
        };
        return outcome;
    }

    public static void Tell(StripeTurn turn, JsonObject intent, Outcome outcome)
    {
        var charge = turn.Objects.Find(intent.Text("latest_charge"));
        switch (outcome)
        {
            case Outcome.Paid:
                turn.Emit("payment_intent.succeeded", intent);
                turn.Emit("charge.succeeded", charge!);
                break;
            case Outcome.Processing:
                turn.Emit("payment_intent.processing", intent);
                turn.Emit("charge.pending", charge!);
                break;
            case Outcome.ActionRequired:
                turn.Emit("payment_intent.requires_action", intent);
                break;
            default:
                if (charge is not null)
                    turn.Emit("charge.failed", charge);
                turn.Emit("payment_intent.payment_failed", intent);
                break;
        }
    }

    /// <summary>A debit that was under way comes to its end.</summary>
    public static void Settle(StripeTurn turn, JsonObject intent, bool paid)
    {
        var charge = turn.Objects.Find(intent.Text("latest_charge"))!;
        charge["status"] = paid ? "succeeded" : "failed";
        (charge["paid"], charge["captured"]) = (paid, paid);
        intent["status"] = paid ? "succeeded" : "requires_payment_method";
        intent["amount_received"] = paid ? intent.Number("amount") : 0;
        if (paid)
            return;
        var method = turn.Objects.Find(intent.Text("payment_method"))!;
        var card = TestCard.Find(turn.Account.CardNumbers[method.Id()])!;
        (charge["failure_code"], charge["failure_message"]) = (card.Code, card.Message);
        intent["last_payment_error"] = Error(intent, method, card);
        intent["payment_method"] = null;
    }

    private static Outcome OutcomeOf(TestCard card, Attempt how) => card.Kind switch
    {
        CardKind.AsksEveryTime => how.Authenticated ? Outcome.Paid : Outcome.ActionRequired,
        CardKind.FailsLater => how.FirstTime ? Outcome.Paid : Outcome.Declined,
        CardKind.Declines => Outcome.Declined,
        CardKind.Debit => how.FirstTime ? Outcome.Processing : Outcome.Paid,
        CardKind.DebitFails => how.FirstTime ? Outcome.Processing : Outcome.Declined,
        _ => Outcome.Paid,
    };

    private static Outcome AskForAction(StripeTurn turn, JsonObject intent, JsonObject method, Attempt how)
    {
        intent["payment_method"] = how.FirstTime ? method.Id() : null;
        intent["status"] = how.FirstTime ? "requires_action" : "requires_payment_method";
        intent["next_action"] = new JsonObject
        {
            ["type"] = "redirect_to_url",
            ["redirect_to_url"] = new JsonObject
            {
                ["return_url"] = null,
                ["url"] = $"http://{turn.Account.Host}/3d_secure/{intent.Id()}",
            },
        };
        intent["last_payment_error"] = how.FirstTime ? null : new JsonObject
        {
            ["code"] = "authentication_required",
            ["decline_code"] = "authentication_required",
            ["message"] = "Your card was declined. This transaction requires authentication.",
            ["payment_method"] = method.DeepClone(),
            ["type"] = "card_error",
        };
        return Outcome.ActionRequired;
    }

    private static JsonObject Charge(
        StripeTurn turn, JsonObject intent, JsonObject method, TestCard card, Outcome outcome)
    {
        var charge = turn.New("charge", turn.NewId(card.IsDebit ? "py_3" : "ch_3", 23));
        var paid = outcome == Outcome.Paid;
        charge["amount"] = intent.Number("amount");
        charge["amount_captured"] = paid ? intent.Number("amount") : 0;
        charge["amount_refunded"] = 0;
        charge["balance_transaction"] = paid ? turn.NewId("txn_3", 23) : null;
        charge["billing_details"] = method["billing_details"].Clone();
        charge["captured"] = paid;
        charge["currency"] = intent.Text("currency");
        charge["customer"] = intent.Text("customer");
        charge["description"] = null;
        charge["disputed"] = false;
        charge["failure_code"] = outcome == Outcome.Declined ? card.ErrorCode : null;
        charge["failure_message"] = outcome == Outcome.Declined ? card.Message : null;
        charge["metadata"] = intent["metadata"].Clone();
        charge["outcome"] = new JsonObject
        {
            ["network_status"] = outcome == Outcome.Declined ? "declined_by_network" : "approved_by_network",
            ["reason"] = outcome == Outcome.Declined ? card.Code : null,
            ["type"] = outcome == Outcome.Declined ? "issuer_declined" : "authorized",
        };
        charge["paid"] = paid;
        charge["payment_intent"] = intent.Id();
        charge["payment_method"] = method.Id();
        charge["payment_method_details"] = new JsonObject
        {
            ["type"] = method.Text("type"),
            [method.Text("type")!] = method[method.Text("type")!].Clone(),
        };
        charge["receipt_url"] = null;
        charge["refunded"] = false;
        charge["status"] = paid ? "succeeded" : outcome == Outcome.Processing ? "pending" : "failed";
        return turn.Objects.Add(charge);
    }

    public static JsonObject Error(JsonObject intent, JsonObject method, TestCard card)
    {
        var error = new JsonObject
        {
            ["charge"] = intent.Text("latest_charge"),
            ["code"] = card.ErrorCode,
            ["message"] = card.Message,
            ["payment_method"] = method.DeepClone(),
            ["type"] = "card_error",
        };
        if (card.ErrorCode == "card_declined")
            error["decline_code"] = card.Code;
        return error;
    }

    public static JsonObject Address() => new()
    {
        ["city"] = null,
        ["country"] = "DE",
        ["line1"] = null,
        ["line2"] = null,
        ["postal_code"] = null,
        ["state"] = null,
    };

    private static JsonObject Card(TestCard card) => new()
    {
        ["brand"] = card.Brand,
        ["checks"] = new JsonObject
        {
            ["address_line1_check"] = null,
            ["address_postal_code_check"] = null,
            ["cvc_check"] = "pass",
        },
        ["country"] = "US",
        ["display_brand"] = card.Brand,
        ["exp_month"] = 12,
        ["exp_year"] = 2034,
        ["fingerprint"] = "fp" + card.Number[^14..],
        ["funding"] = "credit",
        ["last4"] = card.Last4,
        ["networks"] = new JsonObject { ["available"] = new JsonArray(card.Brand), ["preferred"] = null },
        ["three_d_secure_usage"] = new JsonObject { ["supported"] = true },
        ["wallet"] = null,
    };

    private static JsonObject Debit(TestCard card) => new()
    {
        ["bank_code"] = "37040044",
        ["branch_code"] = "",
        ["country"] = "DE",
        ["fingerprint"] = "fp" + card.Number,
        ["last4"] = card.Last4,
    };
}
