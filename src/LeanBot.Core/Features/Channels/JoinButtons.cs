using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Channels;

/// <summary>A button for each channel the member may join and is not in; where there are several and the
/// community has a folder, first one for all at once.</summary>
public static class JoinButtons
{
    private const int PerRow = 2;

    public static IEnumerable<IReadOnlyList<Choice>> For(Turn turn, Member member)
    {
        var voice = turn.To(member);
        var doors = turn.Config.Channels
            .Select(channel => (channel, access: Doors.AccessOf(turn, member.Id, channel.Id)))
            .Where(door => door.access is { IsWanted: true, InviteLink: not null, Known: not Presence.In })
            .Select(door => (Choice)new Choice.Link(
                voice.Text("channels.join", ("channel", door.channel.Title)), door.access.InviteLink!))
            .ToArray();
        return turn.Config.FolderLink is { } folder && doors.Length > 1
            ? doors.Chunk(PerRow).Prepend([new Choice.Link(voice.Text("links.joinAll"), folder)])
            : doors.Chunk(PerRow);
    }
}
