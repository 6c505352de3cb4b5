using LeanBot.Core;
using LeanBot.Core.Features.Broadcasts;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

internal sealed class DeletePostCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<DeletePost, Nothing>(bots, clock)
{
    protected override long? ChatOf(DeletePost request) => request.Member.Value;

    protected override async Task<Verdict> Call(OutboxRow row, DeletePost request, CancellationToken cut)
    {
        var error = await Bots.Of(Bot.User).Do(
            "deleteMessage", new DeleteMessageRequest(request.Member.Value, request.MessageId),
            TelegramJson.Default.DeleteMessageRequest, cut);
        return error is null ? Verdict.DoneWithNothing : Judge(error, row, request);
    }
}
