using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Notices;

namespace LeanBot.Core.Features.Channels;

/// <summary>Keeps what is known of who is inside, and shows out who came in by a road that is not
/// ours.</summary>
public sealed class MembershipRule : UpdateRule<Incoming.MembershipChanged>
{
    protected override void Apply(Turn turn, Incoming.MembershipChanged incoming)
    {
        if (Chats.Of(turn, incoming.ChatId) is not { } channel) return;
        var id = incoming.Who.Id;
        var access = Doors.AccessOf(turn, id, channel.Id);
        // Groups may let anybody add people: only the team can bring in a guest.
        var isBroughtIn = incoming.By.Id != id && Team.Includes(turn.Config, incoming.By.Id);
        var isNewGuest = incoming.Now == Membership.In && isBroughtIn
            && !access.IsGuest && !Doors.HasRight(turn, id, channel.Id);
        if (isNewGuest)
        {
            Notice.Tell(
                turn,
                NoticeKind.Access,
                "channels.guest",
                ("name", incoming.Who.Name),
                ("by", incoming.By.Name),
                ("channel", channel.Title));
        }

        Presences.Note(turn, access with { IsGuest = access.IsGuest || isNewGuest }, channel, incoming.Now);
    }
}
