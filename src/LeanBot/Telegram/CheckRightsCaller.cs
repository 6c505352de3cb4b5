using LeanBot.Core;
using LeanBot.Core.Features.Sweeps;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Asks what the user bot may do in a channel.</summary>
internal sealed class CheckRightsCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<CheckRights, RightsSeen>(bots, clock)
{
    protected override long? ChatOf(CheckRights request) => request.ChatId;

    protected override async Task<Verdict> Call(OutboxRow row, CheckRights request, CancellationToken cut)
    {
        var bot = Bots.Of(Bot.User);
        var (itself, error) = await bot.Call(
            "getChatMember", new ChatMemberRequest(request.ChatId, bot.Id),
            TelegramJson.Default.ChatMemberRequest, TelegramJson.Default.ChatMember, cut);
        if (error is not null) return Judge(error, row, request);
        var (missing, problem) = UpdateMapper.LackOf(itself!);
        return new Verdict.Done(new RightsSeen(missing, problem));
    }
}
