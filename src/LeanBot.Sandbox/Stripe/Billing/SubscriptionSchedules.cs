using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Billing;

/// <summary>A schedule has its subscription go through phases.</summary>
internal static class SubscriptionSchedules
{
    public static JsonObject Create(StripeTurn turn, JsonObject subscription)
    {
        var schedule = turn.New("subscription_schedule", turn.NewId("sub_sched_1", 23));
        foreach (var name in (string[])["application", "canceled_at", "completed_at", "released_at",
            "released_subscription", "test_clock"])
        {
            schedule[name] = null;
        }

        schedule["billing_mode"] = subscription["billing_mode"].Clone();
        schedule["customer"] = subscription.Text("customer");
        // What was to end goes on ending, until the schedule is told otherwise.
        schedule["end_behavior"] = subscription["cancel_at"] is null ? "release" : "cancel";
        schedule["metadata"] = new JsonObject();
        schedule["status"] = "active";
        schedule["subscription"] = subscription.Id();
        var item = subscription.Data("items")[0]!.AsObject();
        schedule["phases"] = new JsonArray(Phase(
            item.Number("current_period_start"), item.Number("current_period_end"),
            new JsonArray([.. subscription.Data("items").Select(one => Item(one!.AsObject()))]),
            subscription["discounts"]!.AsArray().Select(id => (string)id!), new JsonObject(),
            subscription.Text("status") == "trialing" ? subscription.Number("trial_end") : null));
        SetCurrent(schedule, 0);
        subscription["schedule"] = schedule.Id();
        return turn.Objects.Add(schedule);
    }

    public static JsonObject Phase(
        long start, long end, JsonArray items, IEnumerable<string> discounts, JsonObject metadata,
        long? trialEnd = null) => new()
        {
            ["add_invoice_items"] = new JsonArray(),
            ["discounts"] = new JsonArray([.. discounts.Select(DiscountOf)]),
            ["end_date"] = end,
            ["items"] = items,
            ["metadata"] = metadata,
            ["proration_behavior"] = "none",
            ["start_date"] = start,
            ["trial_end"] = trialEnd,
        };

    private static JsonObject DiscountOf(string id) =>
        new() { ["coupon"] = null, ["discount"] = id, ["promotion_code"] = null };

    /// <summary>What a phase leaves out is taken from the subscription.</summary>
    public static void KeepDiscounts(JsonObject subscription, JsonObject phase)
    {
        var kept = phase["discounts"]!.AsArray().Select(one => (string?)one!["discount"]).ToHashSet();
        subscription["discounts"] = new JsonArray(
            [.. subscription["discounts"]!.AsArray().Where(id => kept.Contains((string?)id))
                .Select(id => id!.DeepClone())]);
    }

    public static void SetCurrent(JsonObject schedule, int index)
    {
        var phase = schedule["phases"]![index]!;
        schedule["current_phase"] = new JsonObject
        {
            ["end_date"] = phase["end_date"].Clone(),
            ["start_date"] = phase["start_date"].Clone(),
        };
    }

    /// <summary>The subscription's period is over: the next phase begins, or the schedule has done its
    /// work.</summary>
    public static void PeriodOver(StripeTurn turn, JsonObject subscription)
    {
        if (turn.Objects.Find("subscription_schedule", subscription.Text("schedule")) is not { } schedule)
            return;
        var phases = schedule["phases"]!.AsArray().Select(phase => phase!.AsObject()).ToList();
        var end = Subscriptions.PeriodEnd(subscription).ToUnixTimeSeconds();
        var at = phases.FindLastIndex(phase => phase.Number("start_date") <= end);
        var isNew = phases[at].Number("start_date")
            != schedule["current_phase"]!.AsObject().Number("start_date");
        if (at > 0 && isNew)
        {
            Enter(turn, subscription, phases[at]);
            SetCurrent(schedule, at);
        }
        else if (phases[^1].Number("end_date") <= turn.Seconds)
        {
            Release(turn, schedule, subscription, "completed");
        }
    }

    public static void Release(
        StripeTurn turn, JsonObject schedule, JsonObject subscription, string how, bool keepsCancel = false)
    {
        // https://docs.stripe.com/api/subscription_schedules/release: a planned end goes, unless it is kept.
        if (!keepsCancel && subscription["cancel_at"] is not null)
            Subscriptions.SetEnd(turn, subscription, null, false);
        schedule["status"] = "released";
        schedule["released_at"] = turn.Seconds;
        schedule["released_subscription"] = subscription.Id();
        schedule["subscription"] = null;
        schedule["current_phase"] = null;
        subscription["schedule"] = null;
        turn.Emit($"subscription_schedule.{how}", schedule);
    }

    /// <summary>What a schedule manages is not cancelled directly.</summary>
    public static void CheckFree(StripeCall call, JsonObject subscription)
    {
        var cancels = call.Given.Has("cancel_at_period_end") || call.Given.Has("cancel_at");
        if (subscription.Text("schedule") is not { } schedule || !cancels) return;
        throw StripeError.Invalid(
            $"The subscription is managed by the subscription schedule `{schedule}`, and updating any "
            + "cancelation behavior directly is not allowed. Please update the schedule instead.");
    }

    private static void Enter(StripeTurn turn, JsonObject subscription, JsonObject phase)
    {
        var item = subscription.Data("items")[0]!.AsObject();
        var next = phase["items"]![0]!.AsObject();
        var price = turn.Objects.Get("price", next.Text("price")!);
        var restarts = Prorations.Differs(item["price"]!.AsObject(), price);
        item["price"] = price.DeepClone();
        item["quantity"] = next.Number("quantity");
        KeepDiscounts(subscription, phase);
        foreach (var (name, value) in phase["metadata"]!.AsObject())
            subscription["metadata"]![name] = value?.DeepClone();
        if (restarts) subscription["billing_cycle_anchor"] = phase.Number("start_date");
    }

    private static JsonObject Item(JsonObject item) => new()
    {
        ["discounts"] = new JsonArray(),
        ["metadata"] = new JsonObject(),
        ["price"] = (string?)item["price"]!["id"],
        ["quantity"] = item.Number("quantity"),
    };
}
