using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Removals;

namespace LeanBot.Core.Features.Channels;

/// <summary>What follows from seeing somebody inside or outside a channel.</summary>
internal static class Presences
{
    public static void Note(Turn turn, Access access, Channel channel, Membership seen)
    {
        var after = access with
        {
            Known = seen is Membership.In or Membership.Administrator ? Presence.In : Presence.Out,
            IsAdministrator = seen == Membership.Administrator,
            IsBanned = seen == Membership.Banned,
            IsGuest = access.IsGuest && seen is Membership.In or Membership.Administrator,
        };
        Doors.Put(turn, after);
        if (after.Known == Presence.Out) RemovalGuard.Release(turn, after.Key);
        if (seen == Membership.In) Doors.ShowOut(turn, after, channel);
        else if (seen == Membership.Banned && !access.IsBanned) TellOfBan(turn, after, channel);
    }

    /// <summary>Whoever pays and is kept out by hand: only a person knows which of the two is
    /// meant.</summary>
    private static void TellOfBan(Turn turn, Access access, Channel channel)
    {
        if (!Doors.HasRight(turn, access.Member, channel.Id)) return;
        var member = KnownMembers.Of(turn, access.Member);
        Diaries.Note(turn, DiaryKind.Banned, member.Id, channel.Title);
        turn.TellAdmins(
            "channels.banned", ("name", member.Name), ("id", member.Id), ("channel", channel.Title));
    }
}
