using System.Text;
using LeanBot.Core;
using LeanBot.Core.Features.Broadcasts;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Reads a text file that an admin sent to the admin bot.</summary>
internal sealed class FetchListCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<FetchList, ListRead>(bots, clock)
{
    private readonly FileTransfer _files = new(bots, clock);

    protected override Bot BotOf(FetchList request) => Bot.Admin;

    protected override async Task<Verdict> Call(OutboxRow row, FetchList request, CancellationToken cut)
    {
        var (bytes, error) = await _files.Fetch(Bot.Admin, request.FileId, cut, FetchList.SizeBytesMax);
        return error is null
            ? new Verdict.Done(new ListRead(Encoding.UTF8.GetString(bytes!)))
            : _files.Judge(error, row, Bot.Admin);
    }
}
