using System.Text.RegularExpressions;
using LeanBot.Core.Features.Channels;

namespace LeanBot.Configuration;

/// <summary>config/channels.json:
/// <c>{"channels":[{"id","chatId","title"}],"folderLink"?}</c>.</summary>
internal static partial class ChannelsFile
{
    public static IReadOnlyList<Channel> Read(Node root)
    {
        var channels = root.Knows("channels", "folderLink")["channels"].Needed().List()
            .Select(node => (node, channel: Read1(node)))
            .ToArray();
        Unique.Check(channels.Select(one => (one.node["id"], one.channel.Id.Value)));
        Unique.Check(channels.Select(one => (one.node["chatId"], $"{one.channel.ChatId}")));
        return [.. channels.Select(one => one.channel)];
    }

    /// <summary>Null where there is none.</summary>
    public static string? FolderLinkOf(Node root)
    {
        var node = root["folderLink"];
        if (!node.IsThere) return null;
        var link = node.Text();
        if (FolderLink().IsMatch(link)) return link;
        node.Wrong($"is «{link}», expected is the link of a Telegram folder: https://t.me/addlist/…");
        return null;
    }

    private static Channel Read1(Node node)
    {
        node.Knows("id", "chatId", "title");
        var chat = node["chatId"].Needed().Whole(-(1L << 52), -1, otherwise: 0);
        return new Channel(new ChannelId(node["id"].Id()), chat, node["title"].Needed().Text());
    }

    [GeneratedRegex("^https://t\\.me/addlist/[A-Za-z0-9_-]+\\z")]
    private static partial Regex FolderLink();
}
