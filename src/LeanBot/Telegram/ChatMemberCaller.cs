using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Calls a method that takes a chat and one of its people.</summary>
internal sealed class ChatMemberCaller<TRequest>(
    Bots bots, TimeProvider clock, string method, Func<TRequest, (long Chat, MemberId Member)> read)
    : TelegramCaller<TRequest, Nothing>(bots, clock) where TRequest : Outgoing
{
    protected override long? ChatOf(TRequest request) => read(request).Chat;

    protected override async Task<Verdict> Call(OutboxRow row, TRequest request, CancellationToken cut)
    {
        var (chat, member) = read(request);
        var error = await Bots.Of(Bot.User).Do(
            method, new ChatMemberRequest(chat, member.Value), TelegramJson.Default.ChatMemberRequest, cut);
        return error is null ? Verdict.DoneWithNothing : Judge(error, row, request);
    }
}

internal static class ChatMemberCallers
{
    public static IEnumerable<ICaller> All(Bots bots, TimeProvider clock) =>
    [
        new ChatMemberCaller<ApproveJoin>(
            bots, clock, "approveChatJoinRequest", request => (request.ChatId, request.Member)),
        new ChatMemberCaller<DeclineJoin>(
            bots, clock, "declineChatJoinRequest", request => (request.ChatId, request.Member)),
        new LetOutCaller(bots, clock),
    ];
}
