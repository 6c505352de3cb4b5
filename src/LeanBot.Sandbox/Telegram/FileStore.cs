using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>All files, each of which every bot knows by an id and a path of its own.</summary>
internal sealed class FileStore(Ids ids)
{
    private const int IdLength = 43;

    public SortedDictionary<string, StoredFile> ByUniqueId { get; } = new(StringComparer.Ordinal);

    public StoredFile Add(string kind, string? name, string? mime, byte[]? bytes, long sizeBytes)
    {
        var file = new StoredFile(ids.Next("AQAD", 12), kind, name, mime, sizeBytes, bytes);
        return ByUniqueId[file.UniqueId] = file;
    }

    /// <summary>The file that a bot knows by this id; null for an id of another bot, too.</summary>
    public StoredFile? Find(Bot bot, string id) =>
        ByUniqueId.Values.FirstOrDefault(file => IdFor(bot, file) == id);

    public StoredFile? At(Bot bot, string path) =>
        ByUniqueId.Values.FirstOrDefault(file => PathFor(bot, file) == path);

    public static string IdFor(Bot bot, StoredFile file) => "AgAC" + Hash(bot, file.UniqueId);

    public static string PathFor(Bot bot, StoredFile file) =>
        $"{file.Kind}s/file_{Hash(bot, file.UniqueId)[..8]}{Path.GetExtension(file.Name)}";

    /// <summary>The field of a message that holds a file, as a bot sees it.</summary>
    public static void Show(JsonObject shown, Bot bot, StoredFile file)
    {
        var field = Common(bot, file);
        switch (file.Kind)
        {
            case "photo":
                (field["width"], field["height"]) = (1280, 960);
                shown["photo"] = new JsonArray(field);
                return;
            case "voice" or "audio":
                field["duration"] = 3;
                break;
            case "video_note":
                (field["length"], field["duration"]) = (240, 3);
                break;
            case "video" or "animation":
                (field["width"], field["height"], field["duration"]) = (640, 480, 3);
                break;
            case "sticker":
                (field["type"], field["width"], field["height"]) = ("regular", 512, 512);
                (field["is_animated"], field["is_video"]) = (false, false);
                break;
        }

        shown[file.Kind] = field;
        // For clients that know no animations.
        if (file.Kind == "animation")
            shown["document"] = Common(bot, file);
    }

    private static JsonObject Common(Bot bot, StoredFile file)
    {
        var field = new JsonObject
        {
            ["file_id"] = IdFor(bot, file),
            ["file_unique_id"] = file.UniqueId,
            ["file_size"] = file.SizeBytes,
        };
        if (file.Kind is "photo" or "sticker" or "video_note")
            return field;
        if (file.Name is not null && file.Kind != "voice")
            field["file_name"] = file.Name;
        if (file.Mime is not null)
            field["mime_type"] = file.Mime;
        return field;
    }

    private static string Hash(Bot bot, string uniqueId) => System.Buffers.Text.Base64Url.EncodeToString(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{bot.Id}/{uniqueId}")))[..IdLength];
}
