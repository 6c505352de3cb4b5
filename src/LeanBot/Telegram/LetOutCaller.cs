using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Removes somebody by one call: unbanChatMember without only_if_banned leaves no ban behind,
/// whenever the process dies.</summary>
internal sealed class LetOutCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<LetOut, Nothing>(bots, clock)
{
    protected override long? ChatOf(LetOut request) => request.ChatId;

    protected override async Task<Verdict> Call(OutboxRow row, LetOut request, CancellationToken cut)
    {
        var client = Bots.Of(Bot.User);
        var error = await client.Do(
            "unbanChatMember", new ChatMemberRequest(request.ChatId, request.Member.Value),
            TelegramJson.Default.ChatMemberRequest, cut);
        if (error is null) return Verdict.DoneWithNothing;
        var verdict = Judge(error, row, request);
        // Telegram says the same where the bot lacks the right and where somebody else made the person an
        // administrator.
        return verdict is Verdict.Drop { Reason: FailureReason.NotPermitted } drop
            && await MayRestrict(client, request.ChatId, cut)
                ? drop with { Reason = FailureReason.IsAdministrator }
                : verdict;
    }

    private static async Task<bool> MayRestrict(BotClient client, long chat, CancellationToken cut)
    {
        var (self, _) = await client.Call(
            "getChatMember", new ChatMemberRequest(chat, client.Id), TelegramJson.Default.ChatMemberRequest,
            TelegramJson.Default.ChatMember, cut);
        return self is { Status: "creator" } or { Status: "administrator", CanRestrictMembers: true };
    }
}
