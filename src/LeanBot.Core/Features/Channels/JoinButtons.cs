using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Channels;

/// <summary>A button for each channel the member may join and is not in.</summary>
public static class JoinButtons
{
    private const int PerRow = 2;

    public static IEnumerable<IReadOnlyList<Choice>> For(Turn turn, Member member) => turn.Config.Channels
        .Select(channel => (channel, access: Doors.AccessOf(turn, member.Id, channel.Id)))
        .Where(door => door.access is { IsWanted: true, InviteLink: not null, Known: not Presence.In })
        .Select(door => (Choice)new Choice.Link(
            turn.To(member).Text("channels.join", ("channel", door.channel.Title)), door.access.InviteLink!))
        .Chunk(PerRow);
}
