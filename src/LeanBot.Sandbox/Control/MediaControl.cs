using System.Text.Json.Nodes;
using LeanBot.Sandbox.Telegram;

namespace LeanBot.Sandbox.Control;

/// <summary>What people send besides plain text, and what of it can be looked at.</summary>
internal sealed class MediaControl(TelegramState state)
{
    private const string Expected =
        "{kind, fileName?, mime?, bytes (base64) or sizeBytes, caption?} with a kind of photo, document, voice, "
        + "video, audio, sticker, animation or video_note, or {kind: \"contact\", phone, name}, "
        + "{kind: \"location\", latitude, longitude} or {kind: \"dice\"}";

    /// <summary>From {text}, {html} or {media, album?}.</summary>
    public Written Read(ControlCall call)
    {
        if (call.Object("media") is { } media)
            return Media(media, call.Text("album"));
        if (call.Text("html") is { Length: > 0 } html)
            return Formatted(html);
        var text = call.Needed("text", "what the person writes, or \"html\", or \"media\": " + Expected);
        return new Written(text, CommandIn(text));
    }

    /// <summary>A file whole, for whoever may see the message it belongs to.</summary>
    public JsonNode File(ControlCall call) => state.Files.ByUniqueId.TryGetValue(call.Id, out var file)
        ? new JsonObject
        {
            ["kind"] = file.Kind,
            ["fileName"] = file.Name,
            ["mime"] = file.Mime,
            ["sizeBytes"] = file.SizeBytes,
            ["bytes"] = Convert.ToBase64String(file.Bytes()),
        }
        : throw Act.NotFound($"there is no file {call.Id}");

    /// <summary>What a person sees of it; null for plain text.</summary>
    public static JsonObject? Show(Message message)
    {
        if (message.File is { } file)
        {
            return new JsonObject
            {
                ["kind"] = file.Kind,
                ["fileName"] = file.Name,
                ["mime"] = file.Mime,
                ["sizeBytes"] = file.SizeBytes,
                ["file"] = file.UniqueId,
            };
        }

        var kind = Array.Find(["contact", "location", "dice"], name => message.Service?[name] is not null);
        if (kind is null)
            return null;
        var shown = message.Service![kind]!.DeepClone().AsObject();
        shown["kind"] = kind;
        return shown;
    }

    private Written Media(JsonObject media, string? album)
    {
        var kind = Text(media, "kind") ?? throw Act.Wrong("\"media.kind\" is missing: expected " + Expected);
        if (Other(kind, media) is { } other)
            return new Written(null, null, Other: other);
        if (!FileMethods.Kinds.ContainsKey(kind))
            throw Act.Wrong($"\"media.kind\" is {kind}: expected {Expected}");
        var bytes = Bytes(media);
        if (kind == "photo" && bytes is not null && !StoredFile.IsPicture(bytes))
            throw Act.Wrong("the bytes of a photo are no picture: expected JPEG, PNG, GIF or WebP");
        var size = bytes?.Length ?? Number(media, "sizeBytes");
        var file = state.Files.Add(kind, Text(media, "fileName"), Text(media, "mime"), bytes, (long)size);
        return new Written(Text(media, "caption"), null, file, album);
    }

    private static JsonObject? Other(string kind, JsonObject media) => kind switch
    {
        "contact" => new JsonObject
        {
            ["contact"] = new JsonObject
            {
                ["phone_number"] = Text(media, "phone") ?? "+380501234567",
                ["first_name"] = Text(media, "name") ?? "Somebody",
            },
        },
        "location" => new JsonObject
        {
            ["location"] = new JsonObject
            {
                ["latitude"] = Number(media, "latitude"),
                ["longitude"] = Number(media, "longitude"),
            },
        },
        "dice" => new JsonObject { ["dice"] = new JsonObject { ["emoji"] = "🎲", ["value"] = 4 } },
        _ => null,
    };

    private static Written Formatted(string html)
    {
        try
        {
            var (text, entities) = HtmlText.Parse(html);
            return new Written(text, entities.Count == 0 ? null : new JsonArray([.. entities]));
        }
        catch (TelegramError wrong)
        {
            throw Act.Wrong($"\"html\": {wrong.Message}");
        }
    }

    private static byte[]? Bytes(JsonObject media)
    {
        if (Text(media, "bytes") is not { } text)
            return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count)
            ? bytes[..count]
            : throw Act.Wrong("\"media.bytes\" is not base64");
    }

    private static string? Text(JsonObject media, string name) =>
        media[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static double Number(JsonObject media, string name) =>
        media[name] is JsonValue value && value.TryGetValue<double>(out var number) && number >= -180
            ? number
            : throw Act.Wrong($"\"media.{name}\" is missing or no number: expected {Expected}");

    private static JsonArray? CommandIn(string text)
    {
        if (text.Length < 2 || text[0] != '/')
            return null;
        var end = text.IndexOfAny([' ', '\n']);
        return
        [
            new JsonObject
            {
                ["offset"] = 0,
                ["length"] = end < 0 ? text.Length : end,
                ["type"] = "bot_command",
            },
        ];
    }
}
