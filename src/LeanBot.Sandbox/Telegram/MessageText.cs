using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>The text of a message as it is stored: parsed, trimmed and within the limits.</summary>
internal sealed record MessageText(string Text, JsonArray? Entities)
{
    /// <summary>UTF-16 units after entity parsing.</summary>
    private const int LengthMax = 4096;

    public static MessageText Of(TelegramCall call)
    {
        var raw = call.Text("text") ?? "";
        var (text, entities) = call.Text("parse_mode")?.ToLowerInvariant() switch
        {
            "html" => HtmlText.Parse(raw),
            null or "" => (raw, Given(call)),
            "markdown" or "markdownv2" => (raw, []),
            _ => throw TelegramError.BadRequest("unsupported parse_mode"),
        };
        var (trimmed, cut) = (text.Trim(), text.Length - text.TrimStart().Length);
        if (trimmed.Length == 0)
            throw TelegramError.BadRequest("message text is empty");
        if (trimmed.Length > LengthMax)
            throw TelegramError.BadRequest("message is too long");
        return new MessageText(trimmed, Moved(entities, cut, trimmed.Length));
    }

    private static List<JsonObject> Given(TelegramCall call) =>
        call.Json("entities") is JsonArray given
            ? given.OfType<JsonObject>().Select(entity => entity.DeepClone().AsObject()).ToList()
            : [];

    private static JsonArray? Moved(List<JsonObject> entities, int cut, int length)
    {
        var moved = new JsonArray();
        foreach (var entity in entities)
        {
            var start = Math.Clamp((int)entity["offset"]! - cut, 0, length);
            var end = Math.Clamp((int)entity["offset"]! - cut + (int)entity["length"]!, 0, length);
            if (end <= start)
                continue;
            entity["offset"] = start;
            entity["length"] = end - start;
            moved.Add((JsonNode)entity);
        }

        return moved.Count == 0 ? null : moved;
    }
}
