using LeanBot.Core;
using LeanBot.Core.Features.Imports;
using LeanBot.Outbox;
using LeanBot.Tables;

namespace LeanBot.Telegram;

/// <summary>Fetches a file that an admin sent and reads it as a table. It is never on our disk.</summary>
internal sealed class ReadImportCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<ReadImport, ImportRead>(bots, clock)
{
    private const string TooLarge = "file is too big";

    protected override Bot BotOf(ReadImport request) => Bot.Admin;

    protected override async Task<Verdict> Call(OutboxRow row, ReadImport request, CancellationToken cut)
    {
        var bot = Bots.Of(Bot.Admin);
        var (file, error) = await bot.Call(
            "getFile", new GetFileRequest(request.FileId), TelegramJson.Default.GetFileRequest,
            TelegramJson.Default.TelegramFile, cut);
        if (error is not null) return JudgeFile(error, row, request);
        if (file!.FilePath is not { } path)
            return new Verdict.Drop(FailureReason.Rejected, "the file has no path");
        var (bytes, failed) = await bot.Download(path, Media.DownloadBytesMax, cut);
        return failed is null
            ? new Verdict.Done(CsvReading.Read(bytes!))
            : JudgeFile(failed, row, request);
    }

    private Verdict JudgeFile(ApiError error, OutboxRow row, ReadImport request) =>
        error.Description.Contains(TooLarge, StringComparison.OrdinalIgnoreCase)
            ? new Verdict.Drop(FailureReason.TooLarge, TooLarge)
            : Judge(error, row, request);
}
