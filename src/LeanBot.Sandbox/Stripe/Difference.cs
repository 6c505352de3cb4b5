using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe;

/// <summary>
/// previous_attributes: the old values of what changed, key by key inside maps, lists whole.
/// </summary>
internal static class Difference
{
    public static JsonObject Of(JsonObject before, JsonObject after)
    {
        var previous = new JsonObject();
        foreach (var name in before.Select(field => field.Key).Union(after.Select(field => field.Key)))
        {
            var (old, changed) = (before[name], after[name]);
            if (JsonNode.DeepEquals(old, changed))
                continue;
            var maps = old is JsonObject && changed is JsonObject && old["object"] is null;
            previous[name] = maps ? Of(old!.AsObject(), changed!.AsObject()) : old?.DeepClone();
        }

        return previous;
    }
}
