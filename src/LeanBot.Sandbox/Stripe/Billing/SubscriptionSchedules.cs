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
        schedule["end_behavior"] = "release";
        schedule["metadata"] = new JsonObject();
        schedule["status"] = "active";
        schedule["subscription"] = subscription.Id();
        var item = subscription.Data("items")[0]!.AsObject();
        schedule["phases"] = new JsonArray(Phase(
            item.Number("current_period_start"), item.Number("current_period_end"),
            new JsonArray([.. subscription.Data("items").Select(one => Item(one!.AsObject()))]),
            new JsonObject()));
        SetCurrent(schedule, 0);
        subscription["schedule"] = schedule.Id();
        return turn.Objects.Add(schedule);
    }

    public static JsonObject Phase(long start, long end, JsonArray items, JsonObject metadata) => new()
    {
        ["add_invoice_items"] = new JsonArray(),
        ["discounts"] = new JsonArray(),
        ["end_date"] = end,
        ["items"] = items,
        ["metadata"] = metadata,
        ["proration_behavior"] = "none",
        ["start_date"] = start,
    };

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
        var at = phases.FindIndex(phase => phase.Number("start_date") == Subscriptions.PeriodEnd(
            subscription).ToUnixTimeSeconds());
        if (at > 0)
        {
            Enter(turn, subscription, phases[at]);
            SetCurrent(schedule, at);
        }
        else if (phases[^1].Number("end_date") <= turn.Seconds)
        {
            Release(turn, schedule, subscription, "completed");
        }
    }

    public static void Release(StripeTurn turn, JsonObject schedule, JsonObject subscription, string how)
    {
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
