using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe;

internal delegate JsonObject StripeHandler(StripeCall call);

internal delegate StripePage StripeList(StripeCall call);

/// <summary>Makes the body of the answer.</summary>
internal delegate string StripeAnswer(StripeCall call);

/// <summary>Which call goes where, and what it may be given.</summary>
internal sealed class StripeRoutes
{
    public static readonly string[] Paging =
        ["limit", "starting_after", "ending_before", "created", "created[*]"];

    private readonly List<Route> _routes = [];

    public void Add(string method, string template, StripeHandler handler, params string[] allowed) =>
        AddRoute(method, template, call => call.Text(handler(call)), allowed);

    public void AddList(string template, StripeList list, params string[] allowed) =>
        AddRoute("GET", template, call => call.Text(list(call)), [.. Paging, .. allowed]);

    public (StripeAnswer Answer, AllowedParams Allowed, IReadOnlyList<string> Ids)? Find(
        string method, string path)
    {
        var segments = path.TrimEnd('/').Split('/');
        foreach (var route in _routes.Where(route => route.Method == method))
        {
            if (route.Match(segments) is { } ids)
                return (route.Answer, route.Allowed, ids);
        }

        return null;
    }

    private void AddRoute(string method, string template, StripeAnswer answer, string[] allowed) =>
        _routes.Add(new Route(method, template.Split('/'), answer, new AllowedParams(allowed)));

    private sealed record Route(
        string Method, string[] Template, StripeAnswer Answer, AllowedParams Allowed)
    {
        public List<string>? Match(string[] segments)
        {
            if (segments.Length != Template.Length)
                return null;
            var ids = new List<string>();
            for (var i = 0; i < segments.Length; i++)
            {
                if (Template[i] == "{id}")
                    ids.Add(Uri.UnescapeDataString(segments[i]));
                else if (Template[i] != segments[i])
                    return null;
            }

            return ids;
        }
    }
}
