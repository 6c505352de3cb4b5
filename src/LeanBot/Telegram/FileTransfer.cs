using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Takes a file from one bot so that the other can send it. It passes through memory only.</summary>
internal sealed class FileTransfer(Bots bots, TimeProvider clock)
{
    private const string TooLarge = "file is too big";

    /// <param name="source">The bot that knows the file by that id.</param>
    public async Task<ApiResult<byte[]>> Fetch(
        Bot source, string fileId, CancellationToken cut, long sizeBytesMax = Media.DownloadBytesMax)
    {
        var (file, error) = await bots.Of(source).Call(
            "getFile", new GetFileRequest(fileId), TelegramJson.Default.GetFileRequest,
            TelegramJson.Default.TelegramFile, cut);
        if (error is not null) return new(null, error);
        return file!.FilePath is { } path
            ? await bots.Of(source).Download(path, sizeBytesMax, cut)
            : new(null, new ApiError(400, "the file has no path"));
    }

    /// <summary>That the file can't be fetched says nothing of the bot and the chat it is for. Nothing was
    /// sent yet, so it may be tried as often as anything.</summary>
    public Verdict Judge(ApiError error, OutboxRow row, Bot source)
    {
        if (error.Description.Contains(TooLarge, StringComparison.OrdinalIgnoreCase))
            return new Verdict.Drop(FailureReason.TooLarge, TooLarge);
        var why = $"the file could not be fetched: {error.Description}";
        if (error.Status == 400) return new Verdict.Drop(FailureReason.Rejected, why);
        if (error.Status != 429) return new Verdict.Retry(Patience.After(row.Attempts), why);
        var pause = TelegramPolicy.PauseOf(error);
        bots.PacingOf(source).Note429(null, pause, clock.GetUtcNow());
        return new Verdict.Retry(pause, why, IsTry: false);
    }

    public static ByteArrayContent ContentOf(MediaKind kind, string? fileName, string? mime, byte[] bytes) =>
        FilePart.Of(MediaMethods.Of(kind).Field, fileName ?? MediaMethods.NameFor(kind), mime, bytes);
}
