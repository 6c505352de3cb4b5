using System.Globalization;
using LeanBot.Core;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>What a change at once needs to know, and what it would cost.</summary>
/// <param name="ItemId"><c>si_…</c>; without it Stripe would add a second item and bill both.</param>
internal sealed record ChangeTerms(string ItemId, string PriceId, PreviewJson Preview);

/// <summary>Reckons what a change would cost.
/// https://docs.stripe.com/billing/subscriptions/prorations</summary>
internal static class ChangePreviews
{
    public static async Task<StripeResult<ChangeTerms>> Make(
        StripeClient client, string rowId, string stripeId, ChangeTarget target, DateTimeOffset prorationDate,
        CancellationToken cut)
    {
        var (now, unknown, _) = await client.Get(
            $"/v1/subscriptions/{Uri.EscapeDataString(stripeId)}", [], StripeJson.Default.SubscriptionJson, cut);
        if (unknown is not null) return new(null, unknown);
        if (now!.Items.Data is not [{ Id: { } item }])
            return new(null, new StripeError(400, $"{stripeId} has not just one item"));
        var (price, missing, _) = await PriceList.Find(client, PriceOf(target), rowId, cut);
        if (missing is not null) return new(null, missing);
        var form = new StripeForm { { "subscription", stripeId } };
        Add(form, "subscription_details", item, price!.Id, prorationDate);
        var (preview, error, at) = await client.Post(
            "/v1/invoices/create_preview", form, $"{rowId}:preview:{price.Id}", StripeJson.Default.PreviewJson,
            cut);
        return error is null
            ? new(new ChangeTerms(item, price.Id, preview!), null, at)
            : new(null, error);
    }

    /// <summary>The same words in the preview and in the change itself: one amount.</summary>
    /// <param name="prefix">Empty in the change itself.</param>
    public static void Add(
        StripeForm form, string prefix, string itemId, string priceId, DateTimeOffset prorationDate)
    {
        form.Add(In("items", "[0][id]"), itemId);
        form.Add(In("items", "[0][price]"), priceId);
        form.Add(In("items", "[0][quantity]"), 1);
        form.Add(In("proration_behavior"), "always_invoice");
        form.Add(In("proration_date"), prorationDate);

        string In(string name, string rest = "") => prefix.Length == 0 ? name + rest : $"{prefix}[{name}]{rest}";
    }

    /// <summary>Prices are found as for a purchase.</summary>
    public static PlanPrice PriceOf(ChangeTarget target) =>
        new(target.Plan, target.PlanTitle, target.Period, target.Price);
}

internal sealed class PreviewChangeCaller(StripeAccounts accounts, ILogger<PreviewChangeCaller> log)
    : StripeCaller<PreviewChange, ChangePreviewed>(accounts, log)
{
    protected override string AccountOf(PreviewChange request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, PreviewChange request, CancellationToken cut)
    {
        var (terms, error, _) = await ChangePreviews.Make(
            client, row.Id, request.StripeId, request.Target, request.ProrationDate, cut);
        return error is null
            ? new Verdict.Done(new ChangePreviewed(
                new Money(terms!.Preview.AmountDue, terms.Preview.Currency)))
            : Judge(error, row);
    }
}

internal sealed class ChangeNowCaller(StripeAccounts accounts, ILogger<ChangeNowCaller> log)
    : SubscriptionCaller<ChangeNow>(accounts, log)
{
    protected override string AccountOf(ChangeNow request) => request.Account;

    /// <summary>What the member said yes to is reckoned once more: should it cost something else by now,
    /// nothing is done. A charge that fails leaves everything as it is (error_if_incomplete).
    /// https://docs.stripe.com/api/subscriptions/update#update_subscription-payment_behavior</summary>
    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, ChangeNow request, CancellationToken cut)
    {
        var now = await Fetch(client, request.StripeId, cut);
        if (now.Error is null && IsDone(now.Result!, request)) return Settle(now, row);
        if (now.Result is { Status: "trialing" } free)
            return await ChangeFree(client, row, request, free, cut);
        var (terms, error, _) = await ChangePreviews.Make(
            client, row.Id, request.StripeId, request.Target, request.ProrationDate, cut);
        if (error is not null) return Judge(error, row);
        var due = new Money(terms!.Preview.AmountDue, terms.Preview.Currency);
        if (due != request.Shown)
        {
            return new Verdict.Drop(
                FailureReason.Outdated,
                string.Create(CultureInfo.InvariantCulture, $"it would cost {due} by now, not {request.Shown}"));
        }

        // A move to another price would change the plan back when the period ends.
        if (now.Result?.Schedule is { } schedule
            && await Schedules.ReleaseMove(client, schedule, $"{row.Id}:free", cut) is { } stays)
            return Judge(stays, row);
        var form = WithInvoice;
        ChangePreviews.Add(form, "", terms.ItemId, terms.PriceId, request.ProrationDate);
        form.Add("payment_behavior", "error_if_incomplete");
        form.Add("metadata[product_id]", request.Target.Plan.Value);
        return Settle(
            await client.Post(
                PathOf(request.StripeId), form, row.Id, StripeJson.Default.SubscriptionJson, cut), row);
    }

    /// <summary>Free days go on to the same end, for another price; nothing is charged.
    /// https://docs.stripe.com/billing/subscriptions/trials</summary>
    private async Task<Verdict> ChangeFree(
        StripeClient client, OutboxRow row, ChangeNow request, SubscriptionJson free, CancellationToken cut)
    {
        if (request.Shown.MinorUnits != 0)
            return new Verdict.Drop(FailureReason.Outdated, "these are free days: it costs nothing now");
        if (free.Items.Data is not [{ Id: { } item }])
            return Judge(new StripeError(400, $"{request.StripeId} has not just one item"), row);
        var (price, missing, _) = await PriceList.Find(
            client, ChangePreviews.PriceOf(request.Target), row.Id, cut);
        if (missing is not null) return Judge(missing, row);
        if (free.Schedule is { } schedule
            && await Schedules.ReleaseMove(client, schedule, $"{row.Id}:free", cut) is { } stays)
            return Judge(stays, row);
        var form = WithInvoice;
        form.Add("items[0][id]", item);
        form.Add("items[0][price]", price!.Id);
        form.Add("items[0][quantity]", 1);
        form.Add("proration_behavior", "none");
        // Another interval would begin to be charged at once.
        if (free.TrialEnd is { } end) form.Add("trial_end", end);
        form.Add("metadata[product_id]", request.Target.Plan.Value);
        return Settle(
            await client.Post(
                PathOf(request.StripeId), form, row.Id, StripeJson.Default.SubscriptionJson, cut), row);
    }

    /// <summary>A try whose answer was lost has done it.</summary>
    private static bool IsDone(SubscriptionJson now, ChangeNow request) =>
        now.Items.Data is [{ Price: { } price }]
        && PriceList.IsAsShown(price, ChangePreviews.PriceOf(request.Target));
}

/// <summary>Two calls: a schedule that mirrors what runs, then its second phase. What runs is handed back
/// just as Stripe told it, since what is left out would be removed.
/// https://docs.stripe.com/billing/subscriptions/subscription-schedules/use-cases#upgrading-subscriptions
/// </summary>
internal sealed class ChangeLaterCaller(StripeAccounts accounts, ILogger<ChangeLaterCaller> log)
    : SubscriptionCaller<ChangeLater>(accounts, log)
{
    protected override string AccountOf(ChangeLater request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, ChangeLater request, CancellationToken cut)
    {
        var (price, missing, _) = await PriceList.Find(
            client, ChangePreviews.PriceOf(request.Target), row.Id, cut);
        if (missing is not null) return Judge(missing, row);
        // A move to another price gives way to what the member wants.
        var (now, unknown, _) = await Fetch(client, request.StripeId, cut);
        if (unknown is not null) return Judge(unknown, row);
        if (now!.Schedule is { } other
            && await Schedules.ReleaseMove(client, other, $"{row.Id}:free", cut) is { } stays)
            return Judge(stays, row);
        var (schedule, error, _) = await client.Post(
            "/v1/subscription_schedules", new StripeForm { { "from_subscription", request.StripeId } },
            $"{row.Id}:schedule", StripeJson.Default.ScheduleJson, cut);
        if (error is not null) return Judge(error, row);
        var (_, problem, _) = await client.Post(
            Schedules.PathOf(schedule!.Id), FormOf(schedule, request.Target, price!.Id), $"{row.Id}:phases",
            StripeJson.Default.ScheduleJson, cut);
        if (problem is null) return Settle(await Fetch(client, request.StripeId, cut), row);
        var verdict = Judge(problem, row);
        // One that mirrors what runs and nothing else is only in the way.
        if (verdict is Verdict.Drop) await Schedules.Release(client, schedule.Id, $"{row.Id}:undo", cut);
        return verdict;
    }

    private static StripeForm FormOf(ScheduleJson schedule, ChangeTarget target, string priceId)
    {
        var runs = schedule.Phases[^1];
        var form = new StripeForm
        {
            { "end_behavior", "release" },
            { "metadata[leanbot]", Schedules.Change },
        };
        SchedulePhases.AddRunning(form, runs);
        form.Add("phases[1][items][0][price]", priceId);
        form.Add("phases[1][items][0][quantity]", 1);
        SchedulePhases.AddLasting(form, 1, target.Period, 1);
        form.Add("phases[1][metadata][product_id]", target.Plan.Value);
        return form;
    }
}

internal sealed class KeepPlanCaller(StripeAccounts accounts, ILogger<KeepPlanCaller> log)
    : SubscriptionCaller<KeepPlan>(accounts, log)
{
    protected override string AccountOf(KeepPlan request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, KeepPlan request, CancellationToken cut)
    {
        var error = await Schedules.Release(client, request.ScheduleId, row.Id, cut);
        // It has been released, or has come to its end: how things stand is the answer.
        if (error is not null and not { Status: 400 or 404 }) return Judge(error, row);
        return Settle(await Fetch(client, request.StripeId, cut), row);
    }
}
