using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe;

/// <summary>One API call: its parameters and the ids in its path.</summary>
internal sealed record StripeCall(
    StripeTurn Turn, StripeParams Given, IReadOnlyList<string> PathIds, string Path)
{
    private const int LimitMax = 100;

    public StripeObjects Objects => Turn.Objects;

    public string Id => PathIds[0];

    /// <summary>The object that the path names.</summary>
    public JsonObject Named(string type) => Objects.Get(type, Id);

    /// <summary>A page of a list, newest first.</summary>
    public JsonObject Page(IEnumerable<JsonObject> oldestFirst)
    {
        var limit = (int)(Given.Number("limit") ?? 10);
        if (limit is < 1 or > LimitMax)
            throw StripeError.Invalid("Invalid limit: must be between 1 and 100.", "limit");
        var all = oldestFirst.Where(Created).Reverse().ToList();
        var before = Given.Text("ending_before");
        var (from, to) = (Given.Text("starting_after"), before) switch
        {
            ({ } after, _) => (Index(all, after, "starting_after") + 1, all.Count),
            (_, { } end) => (Math.Max(
                0, Index(all, end, "ending_before") - limit), Index(all, end, "ending_before")),
            _ => (0, all.Count),
        };
        var page = all.Skip(from).Take(Math.Min(limit, to - from)).ToList();
        var more = before is null ? from + page.Count < to : from > 0;
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. page.Select(item => item.DeepClone())]),
            ["has_more"] = more,
            ["url"] = Path,
        };
    }

    private static int Index(List<JsonObject> all, string id, string param)
    {
        var index = all.FindIndex(item => item.Id() == id);
        return index >= 0 ? index : throw StripeError.NotFound("object", id, param);
    }

    private bool Created(JsonObject item)
    {
        var at = item.Number("created");
        return (Given.Number("created") is not { } exactly || at == exactly)
            && (Given.Number("created[gte]") is not { } from || at >= from)
            && (Given.Number("created[gt]") is not { } after || at > after)
            && (Given.Number("created[lte]") is not { } until || at <= until)
            && (Given.Number("created[lt]") is not { } before || at < before);
    }
}
