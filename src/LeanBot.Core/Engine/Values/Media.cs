namespace LeanBot.Core;

/// <summary>A file that a person sent to a bot; what they wrote under it is the message's.</summary>
/// <param name="FileId">Only this bot can use it.</param>
/// <param name="UniqueId">The same for every bot, and good for nothing but comparing.</param>
/// <param name="SizeBytes">Null where Telegram does not say.</param>
public sealed record Media(
    MediaKind Kind, string FileId, string UniqueId, string? FileName = null, string? Mime = null,
    long? SizeBytes = null)
{
    /// <summary>What a bot may download. https://core.telegram.org/bots/api#getfile</summary>
    public const long DownloadBytesMax = 20 * 1024 * 1024;

    public bool IsTooLarge => SizeBytes > DownloadBytesMax;
}
