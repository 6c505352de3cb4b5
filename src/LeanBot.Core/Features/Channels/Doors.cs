using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Channels;

/// <summary>Brings the doors into line with the rights: links for who may come in, out with who may
/// not.</summary>
public static class Doors
{
    /// <summary>Whether any of the member's live subscriptions unlocks the channel, at this moment.</summary>
    public static bool HasRight(Turn turn, MemberId member, ChannelId channel) =>
        Held.Of(turn, member).Any(held => held.Plan?.Channels.Contains(channel) == true);

    /// <param name="welcome">What to say with the new links.</param>
    public static void Reconcile(Turn turn, Member member, Welcome? welcome = null)
    {
        // A plan that left the config while people hold it: nobody is let out for that.
        var mayClose = Held.Of(turn, member.Id).All(held => held.Plan is not null);
        var toInvite = new List<ChannelToInviteTo>();
        foreach (var channel in turn.Config.Channels)
        {
            var access = AccessOf(turn, member.Id, channel.Id);
            if (HasRight(turn, member.Id, channel.Id))
            {
                turn.Tx.Put(access with { IsWanted = true });
                CallBack(turn, member.Id, channel.Id);
                if (access.InviteLink is null)
                    toInvite.Add(new ChannelToInviteTo(channel.Id, channel.ChatId));
            }
            else if (access.IsWanted && mayClose)
            {
                Close(turn, access, channel);
            }
        }

        if (toInvite.Count > 0 || welcome is not null)
            turn.Send(new MakeInvites(member.Id, toInvite, welcome));
    }

    public static string TitleOf(Turn turn, ChannelId id) =>
        turn.Config.Channels.FirstOrDefault(channel => channel.Id == id)?.Title ?? id.Value;

    /// <summary>The channels, by title, that the member may enter and has no link to yet.</summary>
    public static IEnumerable<string> WithoutLink(Turn turn, MemberId member) => turn.Config.Channels
        .Where(channel => AccessOf(turn, member, channel.Id) is { IsWanted: true, InviteLink: null })
        .Select(channel => channel.Title);

    public static Access AccessOf(Turn turn, MemberId member, ChannelId channel) =>
        turn.Tx.Get<Access>(Access.KeyOf(member, channel)) ?? new Access(member, channel);

    /// <summary>A removal that still waits, because Telegram failed, must not hit who has paid since.
    /// What may be under way is left to its result.</summary>
    private static void CallBack(Turn turn, MemberId member, ChannelId channel)
    {
        var waiting = turn.Tx.Find(OutboxRow.ByLane, Lanes.Of(member, channel))
            .Where(row => row.Request is LetOut && row.NotBefore > turn.Now);
        foreach (var row in waiting.ToArray()) turn.Tx.Delete(row);
    }

    /// <summary>Lets out whatever is known: updates about who is inside get lost, and the call is harmless to
    /// who is not.</summary>
    private static void Close(Turn turn, Access access, Channel channel)
    {
        if (access.InviteLink is { } link) turn.Send(new RevokeInvite(channel.ChatId, link));
        turn.Send(new LetOut(access.Member, channel.Id, channel.ChatId));
        turn.Tx.Put(access with { IsWanted = false, InviteLink = null });
    }
}
