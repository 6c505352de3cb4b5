using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Asks of one member after the other, so that a look never holds up what people wait for.</summary>
internal sealed class LookUpMembersCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<LookUpMembers, MembersLookedUp>(bots, clock)
{
    protected override long? ChatOf(LookUpMembers request) => request.ChatId;
    protected override int CallsOf(LookUpMembers request) => request.Members.Count;

    protected override async Task<Verdict> Call(OutboxRow row, LookUpMembers request, CancellationToken cut)
    {
        var seen = new List<LookedUp>();
        foreach (var member in request.Members)
        {
            var (found, error) = await Bots.Of(Bot.User).Call(
                "getChatMember", new ChatMemberRequest(request.ChatId, member.Value),
                TelegramJson.Default.ChatMemberRequest, TelegramJson.Default.ChatMember, cut);
            if (error is not null && !TelegramPolicy.IsUnknownMember(error))
                return Judge(error, row, request);
            seen.Add(new LookedUp(
                member, found is null ? Membership.Out : UpdateMapper.MembershipOf(found)));
        }

        return new Verdict.Done(new MembersLookedUp(seen));
    }
}
