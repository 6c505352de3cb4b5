using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Search;

/// <summary>Where they may be, and where they are.</summary>
public sealed class ChannelsSection : MemberSection
{
    public override string Name => "channels";

    public override int Place => 30;

    public override MemberShelf Shelf => MemberShelf.Access;

    public override string? Of(Turn turn, Member member)
    {
        var lines = turn.Tx.Find(Access.ByMember, member.Key)
            .Where(access => access.IsWanted || access.IsBanned || access.Known != Presence.Out)
            .GroupBy(KeyOf)
            .OrderBy(door => door.Key == "search.inside" ? 0 : 1)
            .Select(door => turn.Voice.Text(
                door.Key,
                ("channels", string.Join(", ", door.Select(one => Chats.TitleOf(turn, one.Channel))))))
            .ToArray();
        return lines.Length == 0
            ? null
            : turn.Voice.Text("search.channels") + "\n" + string.Join('\n', lines);
    }

    private static string KeyOf(Access access) => access switch
    {
        { IsBanned: true } => "search.banned",
        { IsAdministrator: true } => "search.administrator",
        { IsGuest: true, Known: Presence.In } => "search.guest",
        { IsWanted: true, Known: Presence.In } => "search.inside",
        { IsWanted: true, Known: Presence.Asked } => "search.asked",
        { IsWanted: true, InviteLink: null } => "search.noLink",
        { IsWanted: true } => "search.mayEnter",
        _ => "search.mustLeave",
    };
}
