using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

internal static class SubscriptionResource
{
    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("GET", "/v1/subscriptions/{id}", call => call.Named("subscription"));
        routes.AddList("/v1/subscriptions", List, "customer", "price", "status", "collection_method",
            "current_period_end", "current_period_end[*]", "current_period_start",
            "current_period_start[*]");
        routes.Add("POST", "/v1/subscriptions/{id}", Update,
            "metadata[*]", "cancel_at_period_end", "cancel_at", "cancellation_details[comment]",
            "cancellation_details[feedback]", "items[#][id]", "items[#][price]", "items[#][quantity]",
            "items[#][deleted]", "items[#][metadata][*]", "proration_behavior", "proration_date",
            "pause_collection[behavior]", "pause_collection[resumes_at]", "trial_end",
            "default_payment_method",
            "description", "payment_behavior", "billing_cycle_anchor[type]", "off_session",
            "payment_settings[**]", "discounts", "discounts[#][coupon]");
        routes.Add("DELETE", "/v1/subscriptions/{id}", Cancel,
            "invoice_now", "prorate", "cancellation_details[comment]", "cancellation_details[feedback]");
        routes.Add("POST", "/v1/subscriptions/{id}/resume", Resume,
            "billing_cycle_anchor[type]", "proration_behavior", "proration_date");
    }

    private static StripePage List(StripeCall call)
    {
        var given = call.Given;
        var status = given.OneOf("status", "active", "all", "canceled", "ended", "incomplete",
            "incomplete_expired", "past_due", "paused", "trialing", "unpaid");
        var way = given.OneOf("collection_method", "charge_automatically", "send_invoice");
        var (ends, begins) = (call.Within("current_period_end"), call.Within("current_period_start"));
        return call.Page(call.Listed("subscription").Where(subscription =>
            (given.Text("customer") is not { } customer || subscription.Text("customer") == customer)
            && (given.Text("price") is not { } price || Prices(subscription).Contains(price))
            && (way is null || subscription.Text("collection_method") == way)
            && ends(Bounds(subscription, "current_period_end").Min())
            && begins(Bounds(subscription, "current_period_start").Max())
            && Wanted(subscription, status)));
    }

    private static IEnumerable<long> Bounds(JsonObject subscription, string name) =>
        subscription.Data("items").Select(item => item!.AsObject().Number(name));

    private static bool Wanted(JsonObject subscription, string? status) => status switch
    {
        null => subscription.Text("status") != "canceled",
        "all" => true,
        "ended" => Subscriptions.Ended(subscription),
        _ => subscription.Text("status") == status,
    };

    private static IEnumerable<string?> Prices(JsonObject subscription) =>
        subscription.Data("items").Select(item => (string?)item!["price"]!["id"]);

    private static JsonObject Update(StripeCall call)
    {
        var subscription = call.Named("subscription");
        if (Subscriptions.Ended(subscription))
        {
            throw StripeError.Invalid(
                "A canceled subscription can only update its cancellation_details and metadata.");
        }

        SubscriptionSchedules.CheckFree(call, subscription);
        var plan = Check(call, subscription);
        if (subscription.Text("status") == "active"
            && PlanChangeResource.Lines(call, subscription, "") is { } lines)
        {
            return PlanChangeResource.Charge(call, subscription, lines, () =>
            {
                call.Given.MergeMetadata(subscription["metadata"]!.AsObject());
                SubscriptionItems.Apply(call, subscription, plan);
            });
        }

        call.Turn.Update("customer.subscription.updated", subscription, () =>
        {
            call.Given.MergeMetadata(subscription["metadata"]!.AsObject());
            ChangeDetails(call, subscription);
            SubscriptionItems.Apply(call, subscription, plan);
            ChangeTrial(call, subscription);
            ChangeEnd(call, subscription);
        });
        SubscriptionItems.BillIfRestarted(call.Turn, subscription, plan);
        return subscription;
    }

    /// <summary>Everything that can be refused is refused before anything has changed.</summary>
    private static ItemPlan Check(StripeCall call, JsonObject subscription)
    {
        var given = call.Given;
        if (given.Has("cancel_at") && given.Has("cancel_at_period_end"))
        {
            throw StripeError.Invalid(
                "You may only specify one of these parameters: cancel_at, "
                + "cancel_at_period_end.", "cancel_at");
        }

        given.Flag("cancel_at_period_end");
        given.OneOf("proration_behavior", "create_prorations", "always_invoice", "none");
        CheckFeedback(given);
        given.OneOf("pause_collection[behavior]", "keep_as_draft", "mark_uncollectible", "void");
        if (given.Has("pause_collection") && !given.Clears("pause_collection"))
            given.Needed("pause_collection[behavior]");
        if (given.Text("cancel_at") is not (null or "min_period_end" or "max_period_end"))
            CheckFuture(call, "cancel_at");
        if (given.Text("trial_end") is not (null or "now"))
            CheckFuture(call, "trial_end");
        if (given.Text("default_payment_method") is { } method)
            CheckMethod(call, subscription, method);
        return SubscriptionItems.Plan(call, subscription);
    }

    private static void CheckFeedback(StripeParams given) => given.OneOf(
        "cancellation_details[feedback]", "customer_service", "low_quality", "missing_features", "other",
        "switched_service", "too_complex", "too_expensive", "unused");

    private static void CheckFuture(StripeCall call, string name)
    {
        if (call.Given.Moment(name) <= call.Turn.Now)
            throw StripeError.Invalid($"The {name} date must be in the future.", name);
    }

    private static void CheckMethod(StripeCall call, JsonObject subscription, string method)
    {
        var found = call.Objects.Get("payment_method", method, "default_payment_method");
        if (found.Text("customer") != subscription.Text("customer"))
        {
            throw StripeError.Invalid(
                "The customer does not have a payment method with the ID "
                + $"{method}.", "default_payment_method",
                "resource_missing");
        }
    }

    private static void ChangeDetails(StripeCall call, JsonObject subscription)
    {
        var given = call.Given;
        if (given.Has("default_payment_method"))
            subscription["default_payment_method"] = given.Text("default_payment_method");
        if (given.Has("description"))
            subscription["description"] = given.Text("description");
        foreach (var name in (string[])["comment", "feedback"])
        {
            if (given.Has($"cancellation_details[{name}]"))
                subscription["cancellation_details"]![name] = given.Text($"cancellation_details[{name}]");
        }

        if (given.Clears("discounts"))
            subscription["discounts"] = new JsonArray();
        const string Coupon = "discounts[0][coupon]";
        if (given.Text(Coupon) is { } id)
            Discounts.PutOn(call.Turn, subscription, call.Objects.Get("coupon", id, Coupon));
        if (given.Clears("pause_collection"))
            subscription["pause_collection"] = null;
        if (given.Text("pause_collection[behavior]") is not { } behavior)
            return;
        var resumes = given.Moment("pause_collection[resumes_at]");
        subscription["pause_collection"] = new JsonObject
        {
            ["behavior"] = behavior,
            ["resumes_at"] = resumes?.ToUnixTimeSeconds(),
        };
        if (resumes is { } at)
            call.Turn.Account.Schedule(at, Subscriptions.ResumeDue, subscription.Id());
    }

    private static void ChangeEnd(StripeCall call, JsonObject subscription)
    {
        var given = call.Given;
        var end = Subscriptions.PeriodEnd(subscription).ToUnixTimeSeconds();
        // The flag takes back what the flag has set; a moment that was set alone stays.
        var stays = (given.Flag("cancel_at_period_end") == false && subscription.Is("cancel_at_period_end"))
            || given.Clears("cancel_at");
        if (stays)
            Subscriptions.SetEnd(call.Turn, subscription, null, atPeriodEnd: false);
        else if (given.Flag("cancel_at_period_end") == true)
            Subscriptions.SetEnd(call.Turn, subscription, end, atPeriodEnd: true);
        else if (given.Text("cancel_at") is "min_period_end" or "max_period_end")
            Subscriptions.SetEnd(call.Turn, subscription, end, atPeriodEnd: false);
        else if (given.Number("cancel_at") is { } at)
            Subscriptions.SetEnd(call.Turn, subscription, at, atPeriodEnd: false);
        else if (subscription.Is("cancel_at_period_end"))
            subscription["cancel_at"] = end;
    }

    /// <summary>A trial end moves the anchor: the next period begins where the free days are over.</summary>
    private static void ChangeTrial(StripeCall call, JsonObject subscription)
    {
        if (call.Given.Text("trial_end") is not { } text)
            return;
        var end = text == "now" ? call.Turn.Now : call.Given.Moment("trial_end")!.Value;
        if (subscription.Moment("trial_end") == end)
            return;
        subscription["trial_start"] ??= call.Turn.Seconds;
        subscription["trial_end"] = end.ToUnixTimeSeconds();
        subscription["billing_cycle_anchor"] = end.ToUnixTimeSeconds();
        subscription["status"] = "trialing";
        foreach (var item in subscription.Data("items"))
            item!["current_period_end"] = end.ToUnixTimeSeconds();
        Subscriptions.ScheduleEnd(call.Turn, subscription);
    }

    private static JsonObject Cancel(StripeCall call)
    {
        var subscription = call.Named("subscription");
        if (Subscriptions.Ended(subscription))
            throw StripeError.NotFound("subscription", call.Id);
        CheckFeedback(call.Given);
        ChangeDetails(call, subscription);
        Subscriptions.Cancel(call.Turn, subscription, "cancellation_requested");
        return subscription;
    }

    private static JsonObject Resume(StripeCall call)
    {
        var subscription = call.Named("subscription");
        if (subscription.Text("status") != "paused")
        {
            throw StripeError.Invalid(
                $"Subscription {call.Id} is not paused and therefore cannot be resumed; its status is "
                + $"{subscription.Text("status")}.");
        }

        subscription["status"] = "active";
        call.Turn.Emit("customer.subscription.resumed", subscription);
        return subscription;
    }
}
