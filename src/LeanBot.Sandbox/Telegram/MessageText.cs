using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>The text of a message as it is stored: parsed, trimmed and within the limits.</summary>
internal sealed record MessageText(string Text, JsonArray? Entities)
{
    /// <summary>UTF-16 units after entity parsing.</summary>
    private const int LengthMax = 4096;

    private const int CaptionLengthMax = 1024;

    public static MessageText Of(TelegramCall call)
    {
        var read = Read(call, "text", "entities");
        if (read.Text.Length == 0)
            throw TelegramError.BadRequest("message text is empty");
        if (read.Text.Length > LengthMax)
            throw TelegramError.BadRequest("message is too long");
        return read;
    }

    /// <summary>What stands under a file; null for nothing.</summary>
    public static MessageText? Caption(TelegramCall call)
    {
        var read = Read(call, "caption", "caption_entities");
        if (read.Text.Length > CaptionLengthMax)
            throw TelegramError.BadRequest("message caption is too long");
        return read.Text.Length == 0 ? null : read;
    }

    private static MessageText Read(TelegramCall call, string field, string entitiesField)
    {
        var raw = call.Text(field) ?? "";
        var (text, entities) = call.Text("parse_mode")?.ToLowerInvariant() switch
        {
            "html" => HtmlText.Parse(raw),
            null or "" => (raw, Given(call, entitiesField)),
            "markdown" or "markdownv2" => (raw, []),
            _ => throw TelegramError.BadRequest("unsupported parse_mode"),
        };
        var (trimmed, cut) = (text.Trim(), text.Length - text.TrimStart().Length);
        return new MessageText(trimmed, Moved(entities, cut, trimmed.Length));
    }

    private static List<JsonObject> Given(TelegramCall call, string field) =>
        call.Json(field) is JsonArray given
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
