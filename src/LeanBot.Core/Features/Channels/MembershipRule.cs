using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Channels;

/// <summary>Keeps what is known of who is inside, and shows out who came in by a road that is not
/// ours.</summary>
public sealed class MembershipRule : UpdateRule<Incoming.MembershipChanged>
{
    protected override void Apply(Turn turn, Incoming.MembershipChanged incoming)
    {
        if (turn.Config.Channels.FirstOrDefault(
            channel => channel.ChatId == incoming.ChatId) is not { } channel) return;
        var id = incoming.Who.Id;
        var access = Doors.AccessOf(turn, id, channel.Id);
        if (incoming.Now == Membership.Out)
        {
            turn.Tx.Put(access with { Known = Presence.Out, IsGuest = false });
            return;
        }

        // Groups may let anybody add people: only the team can bring in a guest.
        var isBroughtIn = incoming.By.Id != id && Team.Includes(turn.Config, incoming.By.Id);
        var isStranger =
            incoming.Now == Membership.In && !access.IsGuest && !Doors.HasRight(turn, id, channel.Id);
        turn.Tx.Put(
            access with { Known = Presence.In, IsGuest = access.IsGuest || (isStranger && isBroughtIn) });
        if (!isStranger) return;
        if (isBroughtIn)
        {
            turn.TellAdmins(
                "channels.guest",
                ("name", incoming.Who.Name),
                ("by", incoming.By.Name),
                ("channel", channel.Title));
        }
        else
        {
            turn.Send(new LetOut(id, channel.Id, channel.ChatId));
        }
    }
}
