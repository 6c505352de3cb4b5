using LeanBot.Core.Features.Channels;

namespace LeanBot.Configuration;

/// <summary>config/channels.json: <c>{"channels":[{"id","chatId","title"}]}</c>.</summary>
internal static class ChannelsFile
{
    public static IReadOnlyList<Channel> Read(Node root)
    {
        var channels = root.Knows("channels")["channels"].Needed().List()
            .Select(node => (node, channel: Read1(node)))
            .ToArray();
        Unique.Check(channels.Select(one => (one.node["id"], one.channel.Id.Value)));
        Unique.Check(channels.Select(one => (one.node["chatId"], $"{one.channel.ChatId}")));
        return [.. channels.Select(one => one.channel)];
    }

    private static Channel Read1(Node node)
    {
        node.Knows("id", "chatId", "title");
        var chat = node["chatId"].Needed().Whole(-(1L << 52), -1, otherwise: 0);
        return new Channel(new ChannelId(node["id"].Id()), chat, node["title"].Needed().Text());
    }
}
