using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

/// <summary>Subscription schedules, as far as a change at the end of a period needs them.</summary>
internal static class ScheduleResource
{
    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("POST", "/v1/subscription_schedules", Create, "from_subscription");
        routes.Add("GET", "/v1/subscription_schedules/{id}", call => call.Named("subscription_schedule"));
        routes.Add("POST", "/v1/subscription_schedules/{id}", Update,
            "end_behavior", "metadata[*]", "proration_behavior", "phases[#][start_date]",
            "phases[#][end_date]", "phases[#][items][#][price]", "phases[#][items][#][quantity]",
            "phases[#][discounts][#][coupon]", "phases[#][discounts][#][discount]",
            "phases[#][duration][interval]", "phases[#][duration][interval_count]",
            "phases[#][proration_behavior]", "phases[#][metadata][*]", "phases[#][trial_end]",
            "phases[#][items][#][metadata][*]", "phases[#][items][#][discounts][#][coupon]",
            "phases[#][items][#][discounts][#][discount]", "phases[#][items][#][tax_rates][#]",
            "phases[#][default_tax_rates][#]", "phases[#][default_payment_method]",
            "phases[#][collection_method]", "phases[#][description]", "phases[#][automatic_tax][enabled]");
        routes.Add("POST", "/v1/subscription_schedules/{id}/release", Release, "preserve_cancel_date");
        routes.Add("POST", "/v1/subscription_schedules/{id}/cancel", Cancel, "invoice_now", "prorate");
    }

    private static JsonObject Create(StripeCall call)
    {
        var id = call.Given.Needed("from_subscription");
        var subscription = call.Objects.Get("subscription", id, "from_subscription");
        if (Subscriptions.Ended(subscription))
            throw StripeError.Invalid("You cannot migrate a subscription that has ended.", "from_subscription");
        if (subscription.Text("schedule") is { } other)
        {
            throw StripeError.Invalid(
                $"You cannot migrate a subscription that is already attached to a schedule: {other}.",
                "from_subscription");
        }

        var schedule = SubscriptionSchedules.Create(call.Turn, subscription);
        call.Turn.Emit("subscription_schedule.created", schedule);
        call.Turn.Emit(
            "customer.subscription.updated", subscription, new JsonObject { ["schedule"] = null });
        return schedule;
    }

    private static JsonObject Update(StripeCall call)
    {
        var schedule = Active(call);
        var runs = schedule["current_phase"]!.AsObject();
        if (call.Given.Number("phases[0][start_date]") is { } begins && begins != runs.Number("start_date"))
        {
            throw StripeError.Invalid(
                "You can not modify the start date of the current phase.", "phases[0][start_date]");
        }

        call.Given.OneOf("end_behavior", "release", "cancel", "none", "renew");
        var phases = new JsonArray();
        foreach (var phase in call.Given.Items("phases")) phases.Add((JsonNode)Phase(call, phases, phase));
        call.Turn.Update("subscription_schedule.updated", schedule, () =>
        {
            schedule["end_behavior"] = call.Given.Text("end_behavior") ?? schedule.Text("end_behavior");
            call.Given.MergeMetadata(schedule["metadata"]!.AsObject());
            if (phases.Count > 0) schedule["phases"] = phases;
            SubscriptionSchedules.SetCurrent(schedule, 0);
        });
        var subscription = call.Objects.Get("subscription", schedule.Text("subscription")!);
        SubscriptionSchedules.KeepDiscounts(subscription, schedule["phases"]![0]!.AsObject());
        if (call.Given.Text("end_behavior") == "release" && subscription["cancel_at"] is not null)
            Subscriptions.SetEnd(call.Turn, subscription, null, false);
        return schedule;
    }

    private static JsonObject Phase(StripeCall call, JsonArray before, string phase)
    {
        var given = call.Given;
        var start = given.Number(phase + "[start_date]") ?? (before.Count > 0
            ? before[^1]!.AsObject().Number("end_date")
            : throw StripeError.Missing(phase + "[start_date]"));
        var items = new JsonArray();
        foreach (var item in given.Items(phase + "[items]"))
        {
            var price = call.Objects.Get("price", given.Needed(item + "[price]"), item + "[price]");
            items.Add((JsonNode)new JsonObject
            {
                ["discounts"] = new JsonArray(),
                ["metadata"] = new JsonObject(),
                ["price"] = price.Id(),
                ["quantity"] = given.Number(item + "[quantity]") ?? 1,
            });
        }

        if (items.Count == 0) throw StripeError.Missing(phase + "[items]");
        return SubscriptionSchedules.Phase(
            start, EndOf(given, phase, start), items,
            given.Items(phase + "[discounts]").Select(one => given.Text(one + "[discount]")).OfType<string>(),
            given.Metadata(phase + "[metadata]"), given.Number(phase + "[trial_end]"));
    }

    private static long EndOf(StripeParams given, string phase, long start)
    {
        if (given.Number(phase + "[end_date]") is { } end) return end;
        var interval = given.OneOf(phase + "[duration][interval]", "day", "week", "month", "year")
            ?? throw StripeError.Missing(phase + "[end_date]");
        var from = DateTimeOffset.FromUnixTimeSeconds(start);
        return Calendar.NextEnd(from, new JsonObject
        {
            ["interval"] = interval,
            ["interval_count"] = given.Number(phase + "[duration][interval_count]") ?? 1,
        }, from).ToUnixTimeSeconds();
    }

    private static JsonObject Release(StripeCall call)
    {
        var schedule = Active(call);
        var subscription = call.Objects.Get("subscription", schedule.Text("subscription")!);
        SubscriptionSchedules.Release(
            call.Turn, schedule, subscription, "released", call.Given.Flag("preserve_cancel_date") == true);
        call.Turn.Emit("customer.subscription.updated", subscription,
            new JsonObject { ["schedule"] = schedule.Id() });
        return schedule;
    }

    /// <summary>The subscription goes with it.</summary>
    private static JsonObject Cancel(StripeCall call)
    {
        var schedule = Active(call);
        var subscription = call.Objects.Get("subscription", schedule.Text("subscription")!);
        Subscriptions.Cancel(call.Turn, subscription, "cancellation_requested");
        return schedule;
    }

    private static JsonObject Active(StripeCall call)
    {
        var schedule = call.Named("subscription_schedule");
        return schedule.Text("status") is "active" or "not_started"
            ? schedule
            : throw StripeError.Invalid(
                $"You cannot do this to a subscription schedule that is currently in the "
                + $"`{schedule.Text("status")}` status.");
    }
}
