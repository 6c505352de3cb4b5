using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

/// <summary>What an update does to the items, worked out before anything is touched.</summary>
internal sealed record ItemPlan(IReadOnlyList<ItemChange> Changes)
{
    /// <summary>Another interval starts a new cycle and bills now.</summary>
    public bool Restarts => Changes.Any(change => change.Restarts);
}

internal sealed record ItemChange(
    string Given, JsonObject? Item, JsonObject? Price, bool Delete, bool Restarts);

/// <summary>
/// Prices and quantities of a subscription. Without always_invoice prorations are not modelled: the next
/// invoice is whole.
/// </summary>
internal static class SubscriptionItems
{
    public static ItemPlan Plan(StripeCall call, JsonObject subscription)
    {
        var changes = call.Given.Items("items").Select(item => Planned(call, subscription, item)).ToList();
        var removed = changes.Count(change => change.Delete);
        var added = changes.Count(change => change.Item is null);
        if (changes.Count > 0 && subscription.Data("items").Count - removed + added == 0)
            throw StripeError.Invalid("A subscription must have at least one active plan.", "items");
        return new ItemPlan(changes);
    }

    public static void Apply(StripeCall call, JsonObject subscription, ItemPlan plan)
    {
        var items = subscription.Data("items");
        foreach (var change in plan.Changes)
        {
            if (change.Delete)
            {
                items.Remove(change.Item);
                continue;
            }

            var item = change.Item ?? Added(call.Turn, subscription, change.Price!);
            if (change.Price is not null)
                item["price"] = change.Price.DeepClone();
            if (change.Price is not null || call.Given.Has(change.Given + "[quantity]"))
                item["quantity"] = call.Given.Number(change.Given + "[quantity]") ?? 1;
            call.Given.MergeMetadata(item["metadata"]!.AsObject(), change.Given + "[metadata]");
            if (item.Parent is null)
                items.Add((JsonNode)item);
        }

        // Free days go on to their end.
        var restarts = (plan.Restarts && subscription.Text("status") != "trialing")
            || call.Given.Text("billing_cycle_anchor[type]") == "now";
        if (restarts)
            Restart(call.Turn, subscription);
    }

    public static void BillIfRestarted(StripeTurn turn, JsonObject subscription, ItemPlan plan)
    {
        if (!plan.Restarts || subscription.Text("status") == "trialing")
            return;
        var invoice = Invoices.Draft(
            turn, subscription, "subscription_update", Invoices.LinesOf(turn, subscription));
        subscription["latest_invoice"] = invoice.Id();
        turn.Emit("invoice.created", invoice);
        Invoices.Finalize(turn, invoice);
    }

    private static ItemChange Planned(StripeCall call, JsonObject subscription, string given)
    {
        var id = call.Given.Text(given + "[id]");
        var item = subscription.Data("items").Select(found => found!.AsObject())
            .FirstOrDefault(found => found.Id() == id);
        if (id is not null && item is null)
            throw StripeError.NotFound("subscription_item", id, given + "[id]");
        var price = call.Given.Text(given + "[price]") is { } named
            ? call.Objects.Get("price", named, given + "[price]")
            : null;
        if (item is null && price is null)
            throw StripeError.Missing(given + "[price]");
        if (price is not null)
            CheckPrice(subscription, price, given);
        var delete = call.Given.Flag(given + "[deleted]") == true;
        return new ItemChange(
            given, item, price, delete, item is not null && price is not null && Differs(item, price));
    }

    private static void CheckPrice(JsonObject subscription, JsonObject price, string given)
    {
        var name = given + "[price]";
        if (!price.Is("active"))
        {
            throw StripeError.Invalid(
                "The price specified is inactive. This field only accepts active prices.", name);
        }

        if (price["recurring"] is null)
            throw StripeError.Invalid("The price specified must be recurring.", name);
        if (price.Text("currency") != subscription.Text("currency"))
            throw StripeError.Invalid(
                "The price's currency does not match the subscription's currency.", name);
    }

    private static bool Differs(JsonObject item, JsonObject price)
    {
        var (old, changed) = (item["price"]!["recurring"]!.AsObject(), price["recurring"]!.AsObject());
        return old.Text("interval") != changed.Text("interval")
            || old.Number("interval_count") != changed.Number("interval_count");
    }

    private static JsonObject Added(StripeTurn turn, JsonObject subscription, JsonObject price) =>
        Subscriptions.Item(turn, subscription.Id(), price, 1, Subscriptions.PeriodEnd(subscription));

    private static void Restart(StripeTurn turn, JsonObject subscription)
    {
        subscription["billing_cycle_anchor"] = turn.Seconds;
        foreach (var item in subscription.Data("items").Select(item => item!.AsObject()))
        {
            var recurring = item["price"]!["recurring"]!.AsObject();
            item["current_period_start"] = turn.Seconds;
            item["current_period_end"] = Calendar.NextEnd(turn.Now, recurring, turn.Now).ToUnixTimeSeconds();
        }

        Subscriptions.ScheduleEnd(turn, subscription);
    }
}
