using System.Text;
using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>Inline keyboards: what is refused, and what a person sees of one.</summary>
internal static class Keyboard
{
    private const int DataBytesMax = 64;

    private static readonly string[] Actions =
    [
        "url", "callback_data", "web_app", "login_url", "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
    ];

    /// <summary>Null when the markup is absent, empty or not inline.</summary>
    public static JsonArray? Of(TelegramCall call, bool inPrivate)
    {
        if (call.Json("reply_markup") is not { } markup)
            return null;
        if (markup is not JsonObject given)
            throw TelegramError.BadRequest("object expected as reply markup");
        if (given["inline_keyboard"] is not { } keyboard)
            return null;
        if (keyboard is not JsonArray rows || rows.Any(row => row is not JsonArray))
            throw TelegramError.BadRequest("field \"inline_keyboard\" must be of type Array of Arrays");
        foreach (var button in rows.SelectMany(row => row!.AsArray()))
            Check(button, inPrivate);
        var filled = new JsonArray();
        foreach (var row in rows.Where(row => row!.AsArray().Count > 0))
            filled.Add(row!.DeepClone());
        return filled.Count == 0 ? null : filled;
    }

    public static JsonArray Seen(JsonArray? keyboard)
    {
        var seen = new JsonArray();
        foreach (var row in keyboard ?? [])
            seen.Add((JsonNode)new JsonArray([.. row!.AsArray().Select(button => Seen(button!.AsObject()))]));
        return seen;
    }

    private static JsonObject Seen(JsonObject button)
    {
        var seen = new JsonObject { ["label"] = (string?)button["text"] };
        if (button["url"] is { } url)
            (seen["kind"], seen["url"]) = ("url", (string?)url);
        else if (button["web_app"] is JsonObject app)
            (seen["kind"], seen["url"]) = ("web_app", (string?)app["url"]);
        else
            seen["kind"] = "callback";
        return seen;
    }

    private static void Check(JsonNode? node, bool inPrivate)
    {
        if (node is not JsonObject button)
            throw TelegramError.BadRequest("can't parse inline keyboard button: expected an Object");
        if (TextOf(button["text"]) is not { Length: > 0 })
        {
            throw TelegramError.BadRequest(
                "can't parse inline keyboard button: Field \"text\" must be of type String");
        }

        var actions = Actions.Where(button.ContainsKey).ToList();
        if (actions.Count != 1)
            throw TelegramError.BadRequest("Text buttons are unallowed in the inline keyboard");
        if (actions[0] == "callback_data")
            CheckData(TextOf(button["callback_data"]));
        if (actions[0] == "url" && !IsUrl(TextOf(button["url"])))
            throw TelegramError.BadRequest("BUTTON_URL_INVALID");
        if (actions[0] == "web_app")
            CheckWebApp(button["web_app"], inPrivate);
    }

    private static void CheckData(string? data)
    {
        if (string.IsNullOrEmpty(data) || Encoding.UTF8.GetByteCount(data) > DataBytesMax)
            throw TelegramError.BadRequest("BUTTON_DATA_INVALID");
    }

    private static void CheckWebApp(JsonNode? app, bool inPrivate)
    {
        if (!inPrivate)
            throw TelegramError.BadRequest("BUTTON_TYPE_INVALID");
        if (!IsUrl(TextOf((app as JsonObject)?["url"])))
            throw TelegramError.BadRequest("BUTTON_URL_INVALID");
    }

    private static bool IsUrl(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
            ? url.Scheme == "tg" || url.Scheme is "http" or "https" && url.Host.Length > 0
            : text is not null && text.Contains('.', StringComparison.Ordinal)
                && Uri.TryCreate("http://" + text, UriKind.Absolute, out _);

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
