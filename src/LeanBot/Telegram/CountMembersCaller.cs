using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

internal sealed class CountMembersCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<CountMembers, MembersCounted>(bots, clock)
{
    protected override long? ChatOf(CountMembers request) => request.ChatId;
    protected override int CallsOf(CountMembers request) => 2;

    protected override async Task<Verdict> Call(OutboxRow row, CountMembers request, CancellationToken cut)
    {
        var client = Bots.Of(Bot.User);
        var (administrators, noList) = await client.Call(
            "getChatAdministrators", new ChatAdministratorsRequest(request.ChatId, ReturnBots: true),
            TelegramJson.Default.ChatAdministratorsRequest,
            TelegramJson.Default.IReadOnlyListChatMember, cut);
        if (noList is not null) return Judge(noList, row, request);
        var (count, noCount) = await client.Call(
            "getChatMemberCount", new ChatRequest(request.ChatId), TelegramJson.Default.ChatRequest,
            TelegramJson.Default.MemberCount, cut);
        return noCount is not null
            ? Judge(noCount, row, request)
            : new Verdict.Done(new MembersCounted(
                count!.Value, [.. administrators!.Select(one => new MemberId(one.User.Id))]));
    }
}
