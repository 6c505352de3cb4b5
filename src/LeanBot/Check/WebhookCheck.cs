using LeanBot.Configuration;
using LeanBot.Core;
using LeanBot.Stripe;

namespace LeanBot.Check;

/// <summary>The webhook endpoint at Stripe: without it a payment is found an hour late.</summary>
internal static class WebhookCheck
{
    private const string What = "webhook endpoint";
    private const string Where = "Stripe's dashboard, Developers, Webhooks";

    public static async Task<Section> Look(
        string group, StripeClient client, StripeSecrets account, CancellationToken cut)
    {
        var section = new Section(group);
        var (list, error, _) = await client.Get(
            "/v1/webhook_endpoints", new StripeForm { { "limit", 100 } },
            StripeJson.Default.ListJsonWebhookEndpointJson, cut);
        if (error is null)
        {
            Tell(section, $"/webhooks/stripe/{account.Account}", list!.Data);
            return section;
        }

        section.Odd(What, $"not known: {error}", error.Status == 403
            ? "Allow the key «Webhook Endpoints: Read» to have it looked at."
            : "Try again in a minute.");
        return section;
    }

    /// <summary>One that is as it should be is enough: another may be there while a secret is
    /// rolled.</summary>
    private static void Tell(Section section, string path, IReadOnlyList<WebhookEndpointJson> all)
    {
        var ours = all.Where(one => PathOf(one.Url) == path)
            .Select(one => (one.Url, Problem: ProblemOf(one)))
            .OrderBy(one => one.Problem is null ? 0 : 1)
            .ToArray();
        if (ours.Length == 0)
        {
            section.Wrong(
                What, $"no endpoint ends with {path}",
                $"{Where}: add https://YOUR-HOST{path} with API version {StripeClient.ApiVersion} and the events "
                + $"{string.Join(", ", Events())}.");
        }
        else if (ours[0].Problem is var (found, remedy))
            section.Wrong(What, found, remedy);
        else
            section.Fine(What, $"{ours[0].Url}, with all events");
    }

    /// <summary>Null for an endpoint that is as it should be.</summary>
    private static (string Found, string Remedy)? ProblemOf(WebhookEndpointJson endpoint)
    {
        if (endpoint.Status != "enabled") return ($"{endpoint.Url} is {endpoint.Status}", $"{Where}: enable it.");
        if (!ApiVersions.AreOfOneTrain(endpoint.ApiVersion))
        {
            return (
                $"it speaks version {endpoint.ApiVersion ?? "of the account"}, not {StripeClient.ApiVersion}",
                $"{Where}: add a new one with that API version and its secret, then delete this one.");
        }

        if (endpoint.EnabledEvents.Contains("*")) return null;
        var missing = Events().Except(endpoint.EnabledEvents).ToArray();
        return missing.Length == 0
            ? null
            : ($"it is not told of {string.Join(", ", missing)}", $"{Where}, the endpoint: add these events.");
    }

    /// <summary>Every type that means something here.</summary>
    public static IEnumerable<string> Events()
    {
        var core = typeof(Engine).Assembly;
        return new Router(new Schema(core), core).StripeEventTypes;
    }

    internal static string PathOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.AbsolutePath : "";
}
