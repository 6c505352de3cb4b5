namespace LeanBot.Core.Features.Support;

/// <summary>A file of a ticket, as either bot knows it. The file itself stays with Telegram.</summary>
/// <param name="UserFileId">Null until the user bot has it.</param>
/// <param name="AdminFileId">Null until the admin bot has it.</param>
/// <param name="Upload">The row that takes it to the other bot; null while none does.</param>
/// <param name="Waiting">Chats that get it by its id, once that row has found it out.</param>
public sealed record Attachment(
    MediaKind Kind, string? FileName, string? Mime, long? SizeBytes, string? UserFileId, string? AdminFileId,
    string? Upload = null, IReadOnlyList<MediaPlace>? Waiting = null)
{
    private const int NameCharactersMax = 100;

    public static Attachment Of(Media media, Bot from) => new(
        media.Kind, Shortened(media.FileName), media.Mime, media.SizeBytes,
        from == Bot.User ? media.FileId : null, from == Bot.Admin ? media.FileId : null);

    public string? FileIdFor(Bot bot) => bot == Bot.User ? UserFileId : AdminFileId;

    public Attachment Known(Bot bot, string fileId) => bot == Bot.User
        ? this with { UserFileId = fileId }
        : this with { AdminFileId = fileId };

    /// <summary>As people read it, in any language: <c>📎 report.pdf</c>.</summary>
    public override string ToString() => $"{Sign} {FileName}".TrimEnd();

    private string Sign => Kind switch
    {
        MediaKind.Photo => "📷",
        MediaKind.Voice => "🎤",
        MediaKind.Video => "🎬",
        MediaKind.VideoNote => "🎬",
        MediaKind.Audio => "🎵",
        MediaKind.Sticker => "🙂",
        MediaKind.Animation => "🎞",
        _ => "📎",
    };

    private static string? Shortened(string? name) =>
        name?.Length > NameCharactersMax ? "…" + name[^(NameCharactersMax - 1)..] : name;
}
