using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Billing;

/// <summary>A subscription's life from its first payment to its end.</summary>
internal static class Subscriptions
{
    public const string PeriodDue = "period";
    public const string CancelDue = "cancel";
    public const string ResumeDue = "resume";
    public const string TrialWillEndDue = "trial_will_end";

    private static readonly TimeSpan TrialWarning = TimeSpan.FromDays(3);

    public static bool Ended(JsonObject subscription) =>
        subscription.Text("status") is "canceled" or "incomplete_expired";

    public static IReadOnlyList<JsonObject> LiveOf(StripeTurn turn, string customer) =>
        [.. turn.Objects.All("subscription").Where(s => s.Text("customer") == customer && !Ended(s))];

    public static DateTimeOffset PeriodEnd(JsonObject subscription) =>
        subscription.Data("items").Min(item => item!.AsObject().Moment("current_period_end")!.Value);

    /// <summary>
    /// A new subscription to the recurring lines; the trial's end where it begins with one.
    /// </summary>
    public static JsonObject Create(
        StripeTurn turn, string customer, string method, IEnumerable<JsonObject> lines,
        DateTimeOffset? trialEnd)
    {
        var subscription = turn.New("subscription", turn.NewId("sub_1", 23));
        var anchor = trialEnd ?? turn.Now;
        foreach (var name in (string[])["application", "application_fee_percent", "billing_thresholds",
            "cancel_at", "canceled_at", "days_until_due", "default_source", "description", "ended_at",
            "latest_invoice", "next_pending_invoice_item_invoice", "on_behalf_of", "pause_collection",
            "pending_invoice_item_interval", "pending_setup_intent", "pending_update", "schedule",
            "test_clock",
            "transfer_data"])
        {
            subscription[name] = null;
        }

        subscription["automatic_tax"] = new JsonObject { ["enabled"] = false, ["liability"] = null };
        subscription["billing_cycle_anchor"] = anchor.ToUnixTimeSeconds();
        subscription["billing_mode"] = new JsonObject { ["type"] = "flexible" };
        subscription["cancel_at_period_end"] = false;
        subscription["cancellation_details"] = CancellationDetails(null);
        subscription["collection_method"] = "charge_automatically";
        subscription["customer"] = customer;
        subscription["default_payment_method"] = method;
        subscription["default_tax_rates"] = new JsonArray();
        subscription["discounts"] = new JsonArray();
        subscription["metadata"] = new JsonObject();
        subscription["start_date"] = turn.Seconds;
        subscription["status"] = trialEnd is null ? "active" : "trialing";
        subscription["trial_end"] = trialEnd?.ToUnixTimeSeconds();
        subscription["trial_start"] = trialEnd is null ? null : turn.Seconds;
        var data = new JsonArray();
        foreach (var line in lines)
        {
            var end = trialEnd ?? Calendar.NextEnd(
                turn.Now, line["price"]!["recurring"]!.AsObject(), turn.Now);
            data.Add((JsonNode)Item(
                turn, subscription.Id(), line["price"]!.AsObject(), line.Number("quantity"), end));
        }

        subscription["currency"] = (string?)data[0]!["price"]!["currency"];
        subscription["items"] = new JsonObject
        {
            ["object"] = "list",
            ["data"] = data,
            ["has_more"] = false,
            ["url"] = "/v1/subscription_items?subscription=" + subscription.Id(),
        };
        turn.Objects.Add(subscription);
        ScheduleEnd(turn, subscription);
        return subscription;
    }

    public static JsonObject Item(
        StripeTurn turn, string subscription, JsonObject price, long quantity, DateTimeOffset end)
    {
        var item = new JsonObject
        {
            ["id"] = turn.NewId("si_", 14),
            ["object"] = "subscription_item",
            ["billing_thresholds"] = null,
            ["created"] = turn.Seconds,
            ["current_period_end"] = end.ToUnixTimeSeconds(),
            ["current_period_start"] = turn.Seconds,
            ["discounts"] = new JsonArray(),
            ["metadata"] = new JsonObject(),
            ["price"] = price.DeepClone(),
            ["quantity"] = quantity,
            ["subscription"] = subscription,
            ["tax_rates"] = new JsonArray(),
        };
        return item;
    }

    public static void ScheduleEnd(StripeTurn turn, JsonObject subscription)
    {
        turn.Account.Schedule(PeriodEnd(subscription), PeriodDue, subscription.Id());
        if (subscription.Text("status") != "trialing" || subscription.Moment("trial_end") is not { } end)
            return;
        var warning = end - TrialWarning;
        turn.Account.Schedule(warning > turn.Now ? warning : turn.Now, TrialWillEndDue, subscription.Id());
    }

    /// <summary>Schedules the end, or takes it back.</summary>
    /// <param name="at">Seconds since 1970; null for no end.</param>
    public static void SetEnd(StripeTurn turn, JsonObject subscription, long? at, bool atPeriodEnd)
    {
        subscription["cancel_at"] = at;
        subscription["cancel_at_period_end"] = atPeriodEnd;
        subscription["canceled_at"] = at is null ? null : turn.Seconds;
        subscription["cancellation_details"]!["reason"] = at is null ? null : "cancellation_requested";
        if (at is { } end)
            turn.Account.Schedule(DateTimeOffset.FromUnixTimeSeconds(end), CancelDue, subscription.Id());
    }

    public static void Cancel(StripeTurn turn, JsonObject subscription, string reason)
    {
        if (Ended(subscription))
            return;
        if (turn.Objects.Find("subscription_schedule", subscription.Text("schedule")) is { } schedule)
        {
            (schedule["status"], schedule["canceled_at"]) = ("canceled", turn.Seconds);
            turn.Emit("subscription_schedule.canceled", schedule);
        }

        subscription["status"] = "canceled";
        subscription["canceled_at"] ??= turn.Seconds;
        subscription["ended_at"] = turn.Seconds;
        var details = subscription["cancellation_details"]!.AsObject();
        details["reason"] = reason == "cancellation_requested" ? details["reason"].Clone() ?? reason : reason;
        foreach (var invoice in turn.Objects.All("invoice").Where(
            invoice => BelongsTo(invoice, subscription)))
        {
            if (invoice.Text("status") is "draft" or "open")
                (invoice["auto_advance"], invoice["next_payment_attempt"]) = (false, null);
        }

        turn.Emit("customer.subscription.deleted", subscription);
    }

    /// <summary>
    /// The period is over: it is cancelled if that was asked for, else the next one begins.
    /// </summary>
    public static void PeriodOver(StripeTurn turn, JsonObject subscription)
    {
        if (Ended(subscription) || PeriodEnd(subscription) > turn.Now)
            return;
        if (subscription.Moment("cancel_at") <= turn.Now)
        {
            Cancel(turn, subscription, "cancellation_requested");
            return;
        }

        JsonObject? invoice = null;
        turn.Update("customer.subscription.updated", subscription, () =>
        {
            if (subscription.Text("status") == "trialing")
                subscription["status"] = "active";
            SubscriptionSchedules.PeriodOver(turn, subscription);
            MoveOn(turn, subscription);
            invoice = Invoices.Draft(
                turn, subscription, "subscription_cycle", Invoices.LinesOf(turn, subscription));
            subscription["latest_invoice"] = invoice.Id();
        });
        turn.Emit("invoice.created", invoice!);
        Invoices.HoldWhilePaused(turn, invoice!, subscription);
        ScheduleEnd(turn, subscription);
    }

    /// <summary>Every item that has run out gets its next period, counted from the anchor.</summary>
    public static void MoveOn(StripeTurn turn, JsonObject subscription)
    {
        var anchor = subscription.Moment("billing_cycle_anchor")!.Value;
        foreach (var item in subscription.Data("items").Select(item => item!.AsObject()))
        {
            var end = item.Moment("current_period_end")!.Value;
            if (end > turn.Now)
                continue;
            var next = Calendar.NextEnd(anchor, item["price"]!["recurring"]!.AsObject(), end);
            item["current_period_start"] = end.ToUnixTimeSeconds();
            item["current_period_end"] = next.ToUnixTimeSeconds();
        }
    }

    public static void CancelReached(StripeTurn turn, JsonObject subscription)
    {
        if (subscription.Moment("cancel_at") is { } at && at <= turn.Now)
            Cancel(turn, subscription, "cancellation_requested");
    }

    public static void ResumeReached(StripeTurn turn, JsonObject subscription)
    {
        if (subscription["pause_collection"] is JsonObject pause && pause.Moment("resumes_at") <= turn.Now)
            turn.Update(
                "customer.subscription.updated", subscription, () => subscription["pause_collection"] = null);
    }

    public static void WarnOfTrialEnd(StripeTurn turn, JsonObject subscription)
    {
        var near = subscription.Moment("trial_end") <= turn.Now + TrialWarning;
        if (subscription.Text("status") == "trialing" && near)
            turn.Emit("customer.subscription.trial_will_end", subscription);
    }

    public static JsonObject CancellationDetails(string? reason) => new()
    {
        ["comment"] = null,
        ["feedback"] = null,
        ["reason"] = reason,
    };

    private static bool BelongsTo(JsonObject invoice, JsonObject subscription) =>
        Invoices.SubscriptionOf(invoice) == subscription.Id();
}
