using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>One method call with its parameters, however they were encoded.</summary>
internal sealed class TelegramCall
{
    private readonly Dictionary<string, JsonNode?> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UploadedFile> _files = new(StringComparer.Ordinal);

    public TelegramCall(Bot bot, Request request, DateTimeOffset now)
    {
        (Bot, Now) = (bot, now);
        foreach (var (name, value) in FormText.Pairs(request.Query))
            _values[name] = value;
        var type = request.ContentType ?? "";
        if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            ReadJson(request.Body);
        else if (type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            Read(MultipartText.Fields(type, request.Body));
            foreach (var (name, file) in MultipartText.Files(type, request.Body))
                _files[name] = file;
        }
        else
            Read(FormText.Pairs(request.Body));
    }

    /// <summary>The chat that a request is about, whoever makes it; null where it names none.</summary>
    public static string? ChatIn(Request request)
    {
        try
        {
            // Only the parameters are read, and they need no bot.
            return new TelegramCall(null!, request, default).Text("chat_id");
        }
        catch (TelegramError)
        {
            return null;
        }
    }

    public Bot Bot { get; }

    public DateTimeOffset Now { get; }

    public bool Has(string name) => _values.TryGetValue(name, out var value) && value is not null;

    public UploadedFile? File(string name) => _files.GetValueOrDefault(name);

    public string? Text(string name) => Value(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => Wire.Text(other),
    };

    public string Needed(string name) => Text(name) is { Length: > 0 } text
        ? text
        : throw TelegramError.BadRequest($"parameter \"{name}\" is required");

    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public bool Flag(string name) => Text(name)?.ToLowerInvariant() is "true" or "yes" or "1";

    /// <summary>An object or an array: itself over JSON, as text over a form.</summary>
    public JsonNode? Json(string name)
    {
        var value = Value(name);
        if (value is not JsonValue || Text(name) is not { Length: > 0 } text)
            return value is JsonValue ? null : value?.DeepClone();
        return Wire.Parse(text) ?? throw TelegramError.BadRequest($"can't parse {name} JSON object");
    }

    private JsonNode? Value(string name) => _values.GetValueOrDefault(name);

    private void Read(IEnumerable<(string Name, string Value)> pairs)
    {
        foreach (var (name, value) in pairs)
            _values[name] = value;
    }

    private void ReadJson(string body)
    {
        if (body.Length == 0)
            return;
        try
        {
            foreach (var (name, value) in JsonNode.Parse(body)!.AsObject())
                _values[name] = value;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw TelegramError.BadRequest("can't parse request as JSON object");
        }
    }
}
