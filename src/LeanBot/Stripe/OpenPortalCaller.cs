using LeanBot.Core;
using LeanBot.Core.Features.Billing;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Opens the customer portal, with a configuration of ours where the account has none.
/// https://docs.stripe.com/customer-management/integrate-customer-portal</summary>
internal sealed class OpenPortalCaller(
    StripeAccounts accounts, Func<CancellationToken, Task<string?>> returnUrl, ILogger<OpenPortalCaller> log)
    : StripeCaller<OpenPortal, PortalOpened>(accounts, log)
{
    protected override string AccountOf(OpenPortal request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, OpenPortal request, CancellationToken cut)
    {
        if (await returnUrl(cut) is not { } back)
            return Judge(new StripeError(StripeError.NoAnswer, "the user bot's name is not known yet"), row);
        var configuration = request.ConfigurationId;
        var (session, error, _) = await Open(client, row.Id, request, configuration, back, cut);
        if (error is not null && LacksConfiguration(error))
        {
            (var made, error, _) = await Configure(client, row, back, cut);
            configuration = made?.Id;
            if (error is null)
            {
                (session, error, _) = await Open(
                    client, $"{row.Id}:configured", request, configuration, back, cut);
            }
        }

        return error is null
            ? new Verdict.Done(new PortalOpened(session!.Url, configuration))
            : Judge(error, row);
    }

    /// <summary>Nobody has saved the settings of the portal in the dashboard, or the configuration that we
    /// made was taken away.</summary>
    private static bool LacksConfiguration(StripeError error) => error.Param == "configuration"
        || (error is { Status: 400, IsMissing: false, Param: null }
            && error.Message.Contains("portal", StringComparison.OrdinalIgnoreCase));

    private static Task<StripeResult<PageJson>> Open(
        StripeClient client, string idempotencyKey, OpenPortal request, string? configuration, string back,
        CancellationToken cut)
    {
        var form = new StripeForm { { "customer", request.CustomerId }, { "return_url", back } };
        if (configuration is not null) form.Add("configuration", configuration);
        if (request.Flow is { } flow)
        {
            form.Add("flow_data[type]", flow);
            form.Add("flow_data[after_completion][type]", "redirect");
            form.Add("flow_data[after_completion][redirect][return_url]", back);
        }

        return client.Post(
            "/v1/billing_portal/sessions", form, idempotencyKey, StripeJson.Default.PageJson, cut);
    }

    private static Task<StripeResult<IdJson>> Configure(
        StripeClient client, OutboxRow row, string back, CancellationToken cut) => client.Post(
        "/v1/billing_portal/configurations",
        new StripeForm
        {
            { "features[payment_method_update][enabled]", true },
            { "features[invoice_history][enabled]", true },
            { "features[subscription_cancel][enabled]", true },
            { "features[subscription_cancel][mode]", "at_period_end" },
            { "default_return_url", back },
        },
        $"{row.Id}:configuration",
        StripeJson.Default.IdJson,
        cut);
}
