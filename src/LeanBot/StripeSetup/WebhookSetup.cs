using LeanBot.Check;
using LeanBot.Stripe;

namespace LeanBot.StripeSetup;

/// <summary>The webhook endpoint: its url, its events, its version.</summary>
internal static class WebhookSetup
{
    private const string What = "webhook endpoint";
    private const string Permission = "Webhook Endpoints: Write";

    /// <summary>The signing secret of an endpoint that was made, which Stripe shows only now; else
    /// null.</summary>
    /// <param name="url">Null where nobody has said it.</param>
    public static async Task<string?> Run(SetupRun run, string account, string? url)
    {
        var (list, error, _) = await run.Client.Get(
            "/v1/webhook_endpoints", new StripeForm { { "limit", 100 } },
            StripeJson.Default.ListJsonWebhookEndpointJson, run.Cut);
        if (error is not null)
        {
            run.Fail(What, Permission, error);
            return null;
        }

        var path = $"/webhooks/stripe/{account}";
        var known = list!.Data.Where(one => WebhookCheck.PathOf(one.Url) == path)
            .OrderByDescending(one => ApiVersions.AreOfOneTrain(one.ApiVersion))
            .ThenByDescending(one => one.Url == url)
            .ThenByDescending(one => one.Status == "enabled")
            .FirstOrDefault();
        if (known is null) return await Make(run, path, url);
        if (ApiVersions.AreOfOneTrain(known.ApiVersion)) await Mend(run, known, url ?? known.Url);
        else if (run.Replaces) return await Replace(run, path, known, url ?? known.Url);
        else TellOfVersion(run, known);
        return null;
    }

    /// <summary>The new one first: what both tell counts once, and nothing is missed between.</summary>
    private static async Task<string?> Replace(
        SetupRun run, string path, WebhookEndpointJson old, string url)
    {
        var secret = await Make(run, path, url);
        if (secret is null && !run.IsDry) return null;
        await run.Change(
            What, Permission, $"/v1/webhook_endpoints/{old.Id}", new StripeForm { { "disabled", true } },
            StripeJson.Default.WebhookEndpointJson,
            $"{old.Id}, of version {VersionOf(old)}, disabled; delete it at Stripe when the new one is heard",
            $"{old.Id}, of version {VersionOf(old)}, would be disabled");
        return secret;
    }

    private static void TellOfVersion(SetupRun run, WebhookEndpointJson known) => run.Fail(
        What, $"{known.Url} speaks version {VersionOf(known)}, not {StripeClient.ApiVersion}, and Stripe "
        + "cannot change that. Run this once more with --replace: it makes a new one, shows its secret for "
        + ".env, and disables the old one. What happens between is found within the hour.");

    private static string VersionOf(WebhookEndpointJson known) => known.ApiVersion ?? "of the account";

    private static async Task<string?> Make(SetupRun run, string path, string? url)
    {
        if (url is null)
        {
            run.Fail(
                What, $"there is none that ends with {path}. Say where Stripe reaches this worker: "
                + $"--url https://YOUR-HOST{path}");
            return null;
        }

        var form = EventsForm();
        form.Add("url", url);
        form.Add("api_version", StripeClient.ApiVersion);
        form.Add("description", "LeanBot");
        var made = await run.Change(
            What, Permission, "/v1/webhook_endpoints", form, StripeJson.Default.WebhookEndpointJson,
            $"made, {url}, {StripeClient.ApiVersion}, {Events().Length} events",
            $"would be made, {url}, {StripeClient.ApiVersion}, {Events().Length} events");
        return made?.Secret;
    }

    private static async Task Mend(SetupRun run, WebhookEndpointJson known, string url)
    {
        var isComplete = known.EnabledEvents.ToHashSet().SetEquals(Events());
        if (isComplete && known.Url == url && known.Status == "enabled")
        {
            run.Keep(What, $"{known.Url}, {known.ApiVersion}, {known.EnabledEvents.Count} events");
            return;
        }

        var form = EventsForm();
        form.Add("url", url);
        form.Add("disabled", false);
        var changes = string.Join(", ", Changes(known, url));
        await run.Change(
            What, Permission, $"/v1/webhook_endpoints/{known.Id}", form,
            StripeJson.Default.WebhookEndpointJson, $"{known.Url}: {changes}", $"{known.Url} would get: {changes}");
    }

    private static IEnumerable<string> Changes(WebhookEndpointJson known, string url)
    {
        if (known.Url != url) yield return $"the address {url}";
        if (known.Status != "enabled") yield return "enabled again";
        var more = Events().Except(known.EnabledEvents).ToArray();
        if (more.Length > 0) yield return $"also {string.Join(", ", more)}";
        var fewer = known.EnabledEvents.Except(Events()).ToArray();
        if (fewer.Length > 0) yield return $"no more {string.Join(", ", fewer)}";
    }

    private static StripeForm EventsForm()
    {
        var form = new StripeForm();
        foreach (var (at, type) in Events().Index()) form.Add($"enabled_events[{at}]", type);
        return form;
    }

    private static string[] Events() => [.. WebhookCheck.Events()];
}
