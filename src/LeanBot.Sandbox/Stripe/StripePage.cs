using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe;

/// <summary>A page of a list: the objects themselves, which are written and not copied.</summary>
internal sealed record StripePage(IReadOnlyList<JsonObject> Data, bool HasMore, string Url)
{
    public string Text()
    {
        var data = string.Join(',', Data.Select(Wire.Text));
        return $$"""{"object":"list","data":[{{data}}],"has_more":{{Wire.Text(HasMore)}},"url":{{Wire.Text(Url)}}}""";
    }

    /// <summary>To be changed at will.</summary>
    public JsonObject Copy() => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. Data.Select(item => item.DeepClone())]),
        ["has_more"] = HasMore,
        ["url"] = Url,
    };
}
