using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>A refusal as the Bot API words it.</summary>
internal sealed class TelegramError(int code, string description) : Exception(description)
{
    public int Code => code;

    public const string Upgraded = "group chat was upgraded to a supergroup chat";

    public int? RetryAfter { get; init; }

    /// <summary>More of ResponseParameters, such as migrate_to_chat_id.</summary>
    public JsonObject? Parameters { get; init; }

    public static TelegramError Migrated(long to) => new(400, "Bad Request: " + Upgraded)
    {
        Parameters = new JsonObject { ["migrate_to_chat_id"] = to },
    };

    public static TelegramError BadRequest(string what) => new(400, "Bad Request: " + what);

    public static TelegramError Forbidden(string what) => new(403, "Forbidden: " + what);

    public static TelegramError Conflict(string what) => new(409, "Conflict: " + what);
}
