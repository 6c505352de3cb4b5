using LeanBot.Core.Features.Rounds;

namespace LeanBot.Core.Features.Channels;

/// <summary>Takes over what Telegram says, whatever updates have told.</summary>
public sealed class LookUpResult : ResultRule<LookUpMembers, MembersLookedUp>
{
    protected override void Done(Turn turn, OutboxRow row, LookUpMembers request, MembersLookedUp result)
    {
        if (Chats.Of(turn, request.Channel) is not { } channel) return;
        foreach (var seen in result.Members)
        {
            var before = Doors.AccessOf(turn, seen.Member, channel.Id);
            Presences.Note(turn, before, channel, seen.Membership);
            if (seen.Membership == Membership.Out && before.IsWanted) Absences.AskAgain(turn, before);
        }
    }

    /// <summary>Each of them is asked for again tomorrow.</summary>
    protected override void Failed(Turn turn, OutboxRow row, LookUpMembers request, Failure failure)
    {
    }
}
