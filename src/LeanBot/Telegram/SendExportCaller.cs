using System.Globalization;
using LeanBot.Core;
using LeanBot.Core.Features.Exports;
using LeanBot.Outbox;
using LeanBot.Tables;

namespace LeanBot.Telegram;

/// <summary>Makes a table of the state as it is now and sends it, one file after the other. Only references
/// are copied while the state stands still, and nothing of it is on our disk.</summary>
internal sealed class SendExportCaller(
    Bots bots, StateStore store, Func<Core.Config> config, TimeProvider clock)
    : TelegramCaller<SendExport, ExportSent>(bots, clock)
{
    protected override Bot BotOf(SendExport request) => Bot.Admin;

    protected override long? ChatOf(SendExport request) => request.To.Value;

    protected override async Task<Verdict> Call(OutboxRow row, SendExport request, CancellationToken cut)
    {
        if (ExportTables.Find(request) is not { } table)
            return new Verdict.Drop(FailureReason.Rejected, $"there is no table «{request.Table}»");
        var rows = store.View(state => table.Take(state, config()));
        var (count, files) = (0, 0);
        foreach (var (bytes, some) in CsvWriting.Files(table.Columns, rows))
        {
            var error = await Send(request, NameOf(table, ++files), bytes, cut);
            if (error is not null) return Judge(error, row, request);
            count += some;
        }

        return new Verdict.Done(new ExportSent(count, files));
    }

    private async Task<ApiError?> Send(SendExport request, string name, byte[] bytes, CancellationToken cut)
    {
        var (method, field) = MediaMethods.Of(MediaKind.Document);
        using var form = new MultipartFormDataContent();
        form.Add(FilePart.Of(field, name, "text/csv", bytes), field);
        form.Add(new StringContent(request.To.ToString()), "chat_id");
        form.Add(new StringContent(request.Caption), "caption");
        form.Add(new StringContent("HTML"), "parse_mode");
        var (_, error) = await Bots.Of(Bot.Admin).Upload(method, form, TelegramJson.Default.Message, cut);
        return error;
    }

    private string NameOf(ExportTable table, int number)
    {
        var day = Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return number == 1
            ? $"{table.Name}-{day}.csv"
            : string.Create(CultureInfo.InvariantCulture, $"{table.Name}-{day}-{number}.csv");
    }
}
