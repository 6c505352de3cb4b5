using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Billing;

/// <summary>Money that goes back: by a refund, or by a dispute.</summary>
internal static class Refunds
{
    public const string FailureDue = "refund_failure";

    private static readonly TimeSpan EvidenceDue = TimeSpan.FromDays(7);

    /// <summary>How long a bank takes to send back what it can't book.</summary>
    private static readonly TimeSpan FailsAfter = TimeSpan.FromDays(3);

    /// <param name="fails">Whether the cardholder's bank will send it back some days later.</param>
    public static JsonObject Make(
        StripeTurn turn, JsonObject charge, long? amount, string? reason, JsonObject metadata,
        bool fails = false)
    {
        var left = charge.Number("amount") - charge.Number("amount_refunded");
        if (charge.Text("status") != "succeeded")
            throw StripeError.Invalid(
                $"Charge {charge.Id()} has not been captured and cannot be refunded.", "charge");
        if (turn.Objects.All("dispute").Any(dispute => dispute.Text("charge") == charge.Id()
            && dispute.Text("status") is "needs_response" or "under_review" or "lost"))
        {
            throw StripeError.Invalid(
                $"Charge {charge.Id()} has been charged back; cannot issue a refund.", "charge",
                "charge_disputed");
        }

        if (left == 0)
        {
            throw StripeError.Invalid(
                $"Charge {charge.Id()} has already been refunded.", "charge", "charge_already_refunded");
        }

        var back = amount ?? left;
        if (back <= 0)
            throw StripeError.Invalid("Invalid positive integer", "amount", "parameter_invalid_integer");
        if (back > left)
        {
            throw StripeError.Invalid(
                $"Refund amount ({back}) is greater than unrefunded amount on charge ({left})", "amount");
        }

        var refund = turn.New("refund", turn.NewId("re_3", 23));
        refund["amount"] = back;
        refund["balance_transaction"] = turn.NewId("txn_3", 23);
        refund["charge"] = charge.Id();
        refund["currency"] = charge.Text("currency");
        refund["destination_details"] = new JsonObject
        {
            ["card"] = new JsonObject { ["type"] = "refund" },
            ["type"] = "card",
        };
        refund["metadata"] = metadata;
        refund["payment_intent"] = charge.Text("payment_intent");
        refund["reason"] = reason;
        refund["receipt_number"] = null;
        refund["status"] = "succeeded";
        refund.Remove("livemode");
        turn.Objects.Add(refund);
        if (fails)
            turn.Account.Schedule(turn.Now + FailsAfter, FailureDue, refund.Id());
        turn.Emit("refund.created", refund);
        turn.Update("charge.refunded", charge, () =>
        {
            charge["amount_refunded"] = charge.Number("amount_refunded") + back;
            charge["refunded"] = charge.Number("amount_refunded") == charge.Number("amount");
        });
        return refund;
    }

    /// <summary>The bank has sent the money back: it is on the account again.</summary>
    public static void Fail(StripeTurn turn, JsonObject refund)
    {
        if (refund.Text("status") is not ("pending" or "succeeded"))
            return;
        turn.Update("refund.updated", refund, () =>
        {
            refund["status"] = "failed";
            refund["failure_reason"] = "expired_or_canceled_card";
            refund["failure_balance_transaction"] = turn.NewId("txn_3", 23);
        });
        var charge = turn.Objects.Get("charge", refund.Text("charge")!);
        charge["amount_refunded"] = charge.Number("amount_refunded") - refund.Number("amount");
        charge["refunded"] = false;
        turn.Emit("refund.failed", refund);
    }

    /// <param name="status">needs_response, or warning_needs_response where the bank only asks.</param>
    public static JsonObject Dispute(
        StripeTurn turn, JsonObject charge, string reason, string status = "needs_response")
    {
        if (charge.Is("disputed"))
            throw Act.Impossible($"charge {charge.Id()} is disputed already");
        var dispute = turn.New("dispute", turn.NewId("du_1", 23));
        dispute["amount"] = charge.Number("amount");
        dispute["balance_transactions"] = new JsonArray();
        dispute["charge"] = charge.Id();
        dispute["currency"] = charge.Text("currency");
        dispute["evidence_details"] = new JsonObject
        {
            ["due_by"] = (turn.Now + EvidenceDue).ToUnixTimeSeconds(),
            ["has_evidence"] = false,
            ["past_due"] = false,
            ["submission_count"] = 0,
        };
        dispute["is_charge_refundable"] = false;
        dispute["metadata"] = new JsonObject();
        dispute["payment_intent"] = charge.Text("payment_intent");
        dispute["reason"] = reason;
        dispute["status"] = status;
        turn.Objects.Add(dispute);
        charge["disputed"] = true;
        turn.Emit("charge.dispute.created", dispute);
        if (status == "needs_response")
            turn.Emit("charge.dispute.funds_withdrawn", dispute);
        return dispute;
    }

    /// <summary>The dispute is over, won, lost or warning_closed; or evidence was handed in.</summary>
    public static void Close(StripeTurn turn, JsonObject dispute, string status)
    {
        dispute["status"] = status;
        if (status is "under_review" or "warning_under_review")
        {
            dispute["evidence_details"]!["has_evidence"] = true;
            turn.Emit("charge.dispute.updated", dispute);
            return;
        }

        turn.Emit("charge.dispute.closed", dispute);
        if (status != "won")
            return;
        turn.Objects.Get("charge", dispute.Text("charge")!)["disputed"] = false;
        turn.Emit("charge.dispute.funds_reinstated", dispute);
    }

    /// <summary>The charge that an invoice or payment intent was paid by.</summary>
    public static JsonObject? ChargeOf(StripeTurn turn, string? invoice, string? intent, string? charge)
    {
        if (charge is not null)
            return turn.Objects.Find("charge", charge);
        var paidBy = invoice is null
            ? intent
            : turn.Objects.Find("invoice", invoice) is { } found
                ? (string?)Invoices.PaymentOf(turn, found)?["payment"]?["payment_intent"]
                : null;
        return turn.Objects.Find(
            "charge", turn.Objects.Find("payment_intent", paidBy)?.Text("latest_charge"));
    }
}
