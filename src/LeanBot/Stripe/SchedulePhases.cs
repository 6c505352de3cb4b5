using LeanBot.Core.Features.Plans;

namespace LeanBot.Stripe;

/// <summary>The phases of a schedule that leaves what runs as it is. What is left out of a phase is taken
/// from
/// the subscription, so all that Stripe told of it is handed back.
/// https://docs.stripe.com/billing/subscriptions/subscription-schedules</summary>
internal static class SchedulePhases
{
    public static void AddRunning(StripeForm form, SchedulePhaseJson runs)
    {
        form.Add("phases[0][start_date]", runs.StartDate);
        form.Add("phases[0][end_date]", runs.EndDate);
        if (runs.TrialEnd is { } trialEnd) form.Add("phases[0][trial_end]", trialEnd);
        AddItems(form, 0, runs);
        AddRest(form, 0, runs);
        foreach (var (name, value) in runs.Metadata ?? new Dictionary<string, string>())
            form.Add($"phases[0][metadata][{name}]", value);
    }

    /// <summary>The same once more, after it.</summary>
    public static void AddSame(StripeForm form, int at, SchedulePhaseJson runs)
    {
        AddItems(form, at, runs);
        AddRest(form, at, runs);
    }

    /// <summary>The same with another price; it has one item.</summary>
    public static void AddPriced(StripeForm form, int at, SchedulePhaseJson runs, string priceId)
    {
        var item = runs.Items[0];
        AddItem(form, $"phases[{at}][items][0]", item with { Price = priceId });
        AddRest(form, at, runs);
    }

    /// <summary>So many periods, from where the one before ends; nothing is charged for the
    /// change.</summary>
    public static void AddLasting(StripeForm form, int at, Period period, int periods)
    {
        form.Add($"phases[{at}][duration][interval]", period.ToString().ToLowerInvariant());
        form.Add($"phases[{at}][duration][interval_count]", periods);
        form.Add($"phases[{at}][proration_behavior]", "none");
    }

    private static void AddItems(StripeForm form, int at, SchedulePhaseJson runs)
    {
        foreach (var (number, item) in runs.Items.Index())
            AddItem(form, $"phases[{at}][items][{number}]", item);
    }

    private static void AddItem(StripeForm form, string prefix, ScheduleItemJson item)
    {
        form.Add($"{prefix}[price]", item.Price);
        form.Add($"{prefix}[quantity]", item.Quantity ?? 1);
        AddDiscounts(form, prefix, item.Discounts);
        foreach (var (name, value) in item.Metadata ?? new Dictionary<string, string>())
            form.Add($"{prefix}[metadata][{name}]", value);
        foreach (var (number, rate) in (item.TaxRates ?? []).Index())
            form.Add($"{prefix}[tax_rates][{number}]", rate.Id);
    }

    private static void AddRest(StripeForm form, int at, SchedulePhaseJson runs)
    {
        var prefix = $"phases[{at}]";
        AddDiscounts(form, prefix, runs.Discounts);
        foreach (var (number, rate) in (runs.DefaultTaxRates ?? []).Index())
            form.Add($"{prefix}[default_tax_rates][{number}]", rate.Id);
        if (runs.DefaultPaymentMethod is { } method) form.Add($"{prefix}[default_payment_method]", method);
        if (runs.CollectionMethod is { } collection) form.Add($"{prefix}[collection_method]", collection);
        if (runs.Description is { } description) form.Add($"{prefix}[description]", description);
        if (runs.AutomaticTax is { } tax) form.Add($"{prefix}[automatic_tax][enabled]", tax.Enabled);
    }

    /// <summary>One that runs is carried on; its coupon would begin it anew.</summary>
    private static void AddDiscounts(
        StripeForm form, string prefix, IReadOnlyList<ScheduleDiscountJson>? discounts)
    {
        foreach (var (number, discount) in (discounts ?? []).Index())
        {
            if (discount.Discount is { } id) form.Add($"{prefix}[discounts][{number}][discount]", id);
            else if (discount.Coupon is { } coupon)
                form.Add($"{prefix}[discounts][{number}][coupon]", coupon);
        }
    }
}
