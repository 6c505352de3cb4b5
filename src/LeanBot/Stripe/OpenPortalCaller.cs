using LeanBot.Core;
using LeanBot.Core.Features.Billing;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Opens the customer portal, with a configuration of ours that offers what the config says.
/// https://docs.stripe.com/customer-management/integrate-customer-portal</summary>
internal sealed class OpenPortalCaller(
    StripeAccounts accounts, Func<CancellationToken, Task<string?>> returnUrl, ILogger<OpenPortalCaller> log)
    : StripeCaller<OpenPortal, PortalOpened>(accounts, log)
{
    protected override string AccountOf(OpenPortal request) => request.Account;

    protected override int CallsOf(OpenPortal request) =>
        (request.IsUpToDate ? 1 : 3) + (request.Flow?.Page == PortalPage.ConfirmPlan ? 2 : 0);

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, OpenPortal request, CancellationToken cut)
    {
        if (await returnUrl(cut) is not { } back)
            return Judge(new StripeError(StripeError.NoAnswer, "the user bot's name is not known yet"), row);
        var (form, problem) = await FormOf(client, row, request, back, cut);
        if (form is null) return Judge(problem!, row);
        if (request is { IsUpToDate: true, ConfigurationId: { } known })
        {
            var (session, refused) = await Open(client, row, form, known, cut);
            if (session is not null) return new Verdict.Done(new PortalOpened(session.Url, known));
            // It was taken away at Stripe.
            if (refused!.Param != "configuration") return Judge(refused, row);
        }

        var (made, error) = await Ensure(client, row, request, cut);
        if (error is not null) return Judge(error, row);
        (var opened, error) = await Open(client, row, form, made!.Id, cut);
        return error is null
            ? new Verdict.Done(new PortalOpened(opened!.Url, made.Id))
            : Judge(error, row);
    }

    private static async Task<(PageJson?, StripeError?)> Open(
        StripeClient client, OutboxRow row, StripeForm form, string configuration, CancellationToken cut)
    {
        var whole = new StripeForm { { "configuration", configuration } };
        foreach (var (name, value) in form) whole.Add(name, value);
        var (session, error, _) = await client.Post(
            "/v1/billing_portal/sessions", whole, $"{row.Id}:{whole.Fingerprint()}",
            StripeJson.Default.PageJson, cut);
        return (session, error);
    }

    /// <summary>The configuration as it is to be: found, changed or made. Its prices are made where a plan
    /// was never sold yet.</summary>
    private static async Task<(PortalJson?, StripeError?)> Ensure(
        StripeClient client, OutboxRow row, OpenPortal request, CancellationToken cut)
    {
        var (known, error) = await PortalConfiguration.Find(client, cut);
        if (error is not null) return (null, error);
        var contents = request.Contents ?? new PortalContents(new(), []);
        var prices = new List<(Core.Features.Orders.PlanPrice, string)>();
        foreach (var wanted in contents.Settings.ChangePlan ? contents.Prices : [])
        {
            (var price, error, _) = await PriceList.Find(client, wanted, $"{row.Id}:{wanted.LookupKey}", cut);
            if (error is not null) return (null, error);
            prices.Add((wanted, price!.Id));
        }

        var form = PortalConfiguration.FormOf(contents.Settings, prices);
        if (known is not null && PortalConfiguration.IsAsWanted(known, form)) return (known, null);
        (var kept, error, _) = await client.Post(
            PortalConfiguration.PathOf(known), form, $"{row.Id}:configuration:{form.Fingerprint()}",
            StripeJson.Default.PortalJson, cut);
        return (kept, error);
    }

    /// <summary>The session's parameters without its configuration; an error where they can't be
    /// known.</summary>
    private static async Task<(StripeForm?, StripeError?)> FormOf(
        StripeClient client, OutboxRow row, OpenPortal request, string back, CancellationToken cut)
    {
        var form = new StripeForm { { "customer", request.CustomerId }, { "return_url", back } };
        if (request.Flow is not { } flow) return (form, null);
        var type = TypeOf(flow.Page);
        form.Add("flow_data[type]", type);
        form.Add("flow_data[after_completion][type]", "redirect");
        form.Add("flow_data[after_completion][redirect][return_url]", back);
        if (flow.StripeId is { } subscription) form.Add($"flow_data[{type}][subscription]", subscription);
        var error = flow.To is null ? null : await AddPlan(client, row, flow, form, cut);
        return error is null ? (form, null) : (null, error);
    }

    private static async Task<StripeError?> AddPlan(
        StripeClient client, OutboxRow row, PortalFlow flow, StripeForm form, CancellationToken cut)
    {
        const string Item = "flow_data[subscription_update_confirm][items][0]";
        var (subscription, error, _) = await client.Get(
            $"/v1/subscriptions/{Uri.EscapeDataString(flow.StripeId!)}", [],
            StripeJson.Default.SubscriptionJson, cut);
        if (error is not null) return error;
        (var price, error, _) = await PriceList.Find(client, flow.To!, row.Id, cut);
        if (error is not null) return error;
        form.Add($"{Item}[id]", subscription!.Items.Data[0].Id ?? "");
        form.Add($"{Item}[price]", price!.Id);
        form.Add($"{Item}[quantity]", 1);
        return null;
    }

    private static string TypeOf(PortalPage page) => page switch
    {
        PortalPage.ChangeCard => "payment_method_update",
        PortalPage.Cancel => "subscription_cancel",
        PortalPage.ChangePlan => "subscription_update",
        _ => "subscription_update_confirm",
    };
}
