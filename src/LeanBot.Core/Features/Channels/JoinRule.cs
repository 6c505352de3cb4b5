using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Channels;

/// <summary>Lets in who has the right to that channel at this moment, by user id, whichever link they opened.</summary>
public sealed class JoinRule : UpdateRule<Incoming.JoinRequest>
{
    protected override void Apply(Turn turn, Incoming.JoinRequest incoming)
    {
        if (turn.Config.Channels.FirstOrDefault(channel => channel.ChatId == incoming.ChatId) is not { } channel) return;
        var id = incoming.From.Id;
        if (Doors.HasRight(turn, id, channel.Id))
        {
            turn.Send(new ApproveJoin(id, channel.Id, channel.ChatId));
            turn.Tx.Put(Doors.AccessOf(turn, id, channel.Id) with { Known = Presence.Asked });
            return;
        }

        turn.Voice.Say(PlanCards.All(turn, "channels.noRight"));
        turn.Send(new DeclineJoin(id, channel.Id, channel.ChatId));
    }
}

/// <summary>Keeps what is known of who is inside, and shows out who came in by a road that is not ours.</summary>
public sealed class MembershipRule : UpdateRule<Incoming.MembershipChanged>
{
    protected override void Apply(Turn turn, Incoming.MembershipChanged incoming)
    {
        if (turn.Config.Channels.FirstOrDefault(channel => channel.ChatId == incoming.ChatId) is not { } channel) return;
        var id = incoming.Who.Id;
        var access = Doors.AccessOf(turn, id, channel.Id);
        if (incoming.Now == Membership.Out)
        {
            turn.Tx.Put(access with { Known = Presence.Out, IsGuest = false });
            return;
        }

        var isBroughtIn = incoming.By.Id != id && !incoming.ByBot;
        var isStranger = incoming.Now == Membership.In && !access.IsGuest && !Doors.HasRight(turn, id, channel.Id);
        turn.Tx.Put(access with { Known = Presence.In, IsGuest = access.IsGuest || (isStranger && isBroughtIn) });
        if (!isStranger) return;
        if (isBroughtIn)
        {
            turn.TellAdmins(
                "channels.guest", ("name", incoming.Who.Name), ("by", incoming.By.Name), ("channel", channel.Title));
        }
        else
        {
            turn.Send(new LetOut(id, channel.Id, channel.ChatId));
        }
    }
}
