using LeanBot.Core;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Stripe;

/// <summary>Makes the pages on which members pay.</summary>
internal sealed class PaymentPages(Func<CancellationToken, Task<string?>> returnUrl)
{
    /// <summary>What Stripe allows for a session; a minute less for clocks that differ.</summary>
    private static readonly TimeSpan SessionMax = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1);

    /// <summary>Stripe's 30 minutes, counted from when the row was staged, and time for it to wait its
    /// turn.</summary>
    private static readonly TimeSpan SessionMin = TimeSpan.FromMinutes(40);

    /// <summary>A link for this order alone, which one session can complete.</summary>
    public Task<StripeResult<PageJson>> MakeLink(
        StripeClient client, OutboxRow row, PaymentPage page, CancellationToken cut) =>
        Make(client, row, page, "/v1/payment_links", "link", back => new StripeForm
        {
            { "restrictions[completed_sessions][limit]", 1 },
            { "after_completion[type]", "redirect" },
            { "after_completion[redirect][url]", back },
        }, cut);

    public Task<StripeResult<PageJson>> MakeSession(
        StripeClient client, OutboxRow row, PaymentPage page, string? customerId, CancellationToken cut) =>
        Make(client, row, page, "/v1/checkout/sessions", customerId is null ? "guest" : "session", back =>
        {
            var form = new StripeForm
            {
                { "mode", "subscription" },
                { "success_url", back },
                { "cancel_url", back },
                { "expires_at", ExpiryOf(page, row.StagedAt) },
            };
            if (customerId is not null) form.Add("customer", customerId);
            // What is free for ever needs no card.
            if (page.Promo is { Duration: PromoDuration.Forever } promo
                && promo.Discount.Of(page.Price).MinorUnits == 0)
                form.Add("payment_method_collection", "if_required");
            return form;
        }, cut);

    /// <summary>The same at every try, since the idempotency key holds a call to its parameters.</summary>
    internal static DateTimeOffset ExpiryOf(PaymentPage page, DateTimeOffset stagedAt)
    {
        if (page.ExpiresAt > stagedAt + SessionMax) return stagedAt + SessionMax;
        return page.ExpiresAt < stagedAt + SessionMin ? stagedAt + SessionMin : page.ExpiresAt;
    }

    /// <summary>Free days without a card end by themselves.
    /// https://docs.stripe.com/payments/checkout/free-trials</summary>
    private static void AddTrial(StripeForm form, PaymentPage page)
    {
        form.Add("subscription_data[trial_period_days]", page.TrialDays);
        if (page.TrialNeedsCard) return;
        form.Add("payment_method_collection", "if_required");
        form.Add("subscription_data[trial_settings][end_behavior][missing_payment_method]", "cancel");
    }

    private async Task<StripeResult<PageJson>> Make(
        StripeClient client, OutboxRow row, PaymentPage page, string path, string step,
        Func<string, StripeForm> formOf, CancellationToken cut)
    {
        if (await returnUrl(cut) is not { } back)
            return new(null, new StripeError(StripeError.NoAnswer, "the user bot's name is not known yet"));
        var (price, error, _) = await PriceList.Find(client, page.PlanPrice, row.Id, cut);
        if (error is not null) return new(null, error);
        var (discount, refused) = await Coupons.Find(client, page, row.Id, cut);
        if (refused is not null) return new(null, refused);
        var form = formOf(back);
        if (discount is var (name, id)) form.Add($"discounts[0][{name}]", id);
        form.Add("line_items[0][price]", price!.Id);
        form.Add("line_items[0][quantity]", 1);
        if (page.TrialDays > 0) AddTrial(form, page);
        // The link's and the session's own do not reach the subscription.
        foreach (var place in (string[])["metadata", "subscription_data[metadata]"])
        {
            form.Add($"{place}[telegram_id]", page.Member.Value);
            form.Add($"{place}[product_id]", page.Plan.Value);
            form.Add($"{place}[order_id]", page.Order.Value);
        }

        return await client.Post(
            path, form, $"{row.Id}:{step}:{form.Fingerprint()}", StripeJson.Default.PageJson, cut);
    }
}
