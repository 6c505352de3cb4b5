using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Asks of one member after the other, so that a look never holds up what people wait for. One of
/// whom Telegram says nothing that can be understood is left out: the others are seen all the same.</summary>
internal sealed class LookUpMembersCaller(Bots bots, TimeProvider clock, ILogger<LookUpMembersCaller> log)
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
            if (found is null && error is not null && !TelegramPolicy.IsUnknownMember(error))
            {
                var verdict = Judge(error, row, request);
                // What is wrong with the channel or the bot is wrong for all of them.
                if (verdict is not Verdict.Drop
                    { Reason: FailureReason.Rejected or FailureReason.Unreachable })
                    return verdict;
                LeaveOut(request, member, error.ToString());
            }
            else if (found is null)
            {
                seen.Add(new LookedUp(member, Membership.Out));
            }
            else if (UpdateMapper.KnownMembershipOf(found) is { } membership)
            {
                seen.Add(new LookedUp(member, membership));
            }
            else
            {
                LeaveOut(request, member, $"the status «{found.Status}» is not known");
            }
        }

        return new Verdict.Done(new MembersLookedUp(seen));
    }

    private void LeaveOut(LookUpMembers request, MemberId member, string why) => log.LogWarning(
        "Whether {Member} is in {Channel} could not be seen: {Why}", member, request.Channel, why);
}
