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

    /// <summary>The body of an answer with an object.</summary>
    public string Text(JsonObject answer) =>
        Given.Has("expand") ? Expanded(answer.DeepClone().AsObject()) : Wire.Text(answer);

    public string Text(StripePage answer) =>
        Given.Has("expand") ? Expanded(answer.Copy()) : answer.Text();

    /// <summary>All of a type that a page may show, oldest first: where it begins at a moment, what was made
    /// before is not looked at.</summary>
    public IEnumerable<JsonObject> Listed(string type)
    {
        var all = Objects.All(type);
        var since = Given.Number("created[gte]") ?? long.MinValue;
        var first = all.Count;
        while (first > 0 && all[first - 1].Number("created") >= since) first--;
        return all.Skip(first);
    }

    /// <summary>A page of a list, newest first.</summary>
    public StripePage Page(IEnumerable<JsonObject> oldestFirst)
    {
        var limit = (int)(Given.Number("limit") ?? 10);
        if (limit is < 1 or > LimitMax)
            throw StripeError.Invalid("Invalid limit: must be between 1 and 100.", "limit");
        var isWanted = Within("created");
        var all = oldestFirst.Where(item => isWanted(item.Number("created"))).Reverse().ToList();
        var (after, before) = (Given.Text("starting_after"), Given.Text("ending_before"));
        if (after is not null && before is not null)
        {
            throw StripeError.Invalid(
                "You may only specify one of these parameters: starting_after, ending_before.",
                "starting_after");
        }

        var from = after is null ? 0 : Place(all, after, "starting_after").After;
        var to = before is null ? all.Count : Place(all, before, "ending_before").At;
        if (before is not null)
            from = Math.Max(0, to - limit);
        var page = all.Skip(from).Take(Math.Min(limit, to - from)).ToList();
        var more = before is null ? from + page.Count < to : from > 0;
        return new StripePage(page, more, Path);
    }

    /// <summary>
    /// Where an object stands in a list, and where the next older one does. An object that no longer fits
    /// the filters is still a good mark to go on from.
    /// </summary>
    private (int At, int After) Place(List<JsonObject> all, string id, string param)
    {
        var index = all.FindIndex(item => item.Id() == id);
        if (index >= 0)
            return (index, index + 1);
        if (Objects.Order(id) is not { } mark)
            throw StripeError.NotFound("object", id, param);
        var newer = all.Count(item => Objects.Order(item.Id()) > mark);
        return (newer, newer);
    }

    private string Expanded(JsonObject copy)
    {
        Expansion.Apply(Turn, copy, Given.Texts("expand"));
        return Wire.Text(copy);
    }

    /// <summary>Whether a moment is where a filter of moments wants it: name=, name[gte]=, name[lt]= …
    /// </summary>
    public Func<long, bool> Within(string name)
    {
        var exactly = Given.Number(name);
        var (from, after) = (Given.Number($"{name}[gte]"), Given.Number($"{name}[gt]"));
        var (until, before) = (Given.Number($"{name}[lte]"), Given.Number($"{name}[lt]"));
        // A bound that is not given excludes nothing.
        return at => (exactly ?? at) == at && !(at < from || at <= after || at > until || at >= before);
    }
}
