namespace LeanBot.Sandbox.Telegram;

/// <summary>A refusal as the Bot API words it.</summary>
internal sealed class TelegramError(int code, string description) : Exception(description)
{
    public int Code => code;

    public int? RetryAfter { get; init; }

    public static TelegramError BadRequest(string what) => new(400, "Bad Request: " + what);

    public static TelegramError Forbidden(string what) => new(403, "Forbidden: " + what);

    public static TelegramError Conflict(string what) => new(409, "Conflict: " + what);
}
