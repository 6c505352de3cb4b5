namespace LeanBot.Core.Features.Channels;

/// <summary>The channels under the chat ids they have now.</summary>
public static class Chats
{
    /// <summary>A chat moves once; a config that was edited in a circle must not hang the worker.</summary>
    private const int MovesMax = 8;

    public static IEnumerable<Channel> All(Turn turn) => Now(turn, turn.Config.Channels);

    /// <summary>Some of them.</summary>
    public static IEnumerable<Channel> Now(Turn turn, IEnumerable<Channel> channels) =>
        channels.Select(channel => channel with { ChatId = Now(turn, channel.ChatId) });

    /// <summary>Null where no plan unlocks that chat.</summary>
    public static Channel? Of(Turn turn, long chatId) =>
        All(turn).FirstOrDefault(channel => channel.ChatId == chatId);

    public static Channel? Of(Turn turn, ChannelId id) =>
        Now(turn, turn.Config.Channels.Where(channel => channel.Id == id)).FirstOrDefault();

    public static string TitleOf(Turn turn, ChannelId id) =>
        turn.Config.Channels.FirstOrDefault(channel => channel.Id == id)?.Title ?? id.Value;

    /// <summary>Takes note of the new id, once, and tells the admins where to write it down.</summary>
    public static void Move(Turn turn, long from, long to)
    {
        if (from == to || turn.Tx.Get<MovedChat>(MovedChat.KeyOf(from))?.To == to) return;
        var channel = Of(turn, from);
        turn.Tx.Put(new MovedChat(from, to, turn.Now));
        if (channel is null) return;
        turn.TellAdmins(
            "channels.moved", ("channel", channel.Title), ("from", $"{from}"), ("to", $"{to}"));
    }

    /// <summary>The id that a chat has now, however often it moved.</summary>
    public static long Now(Turn turn, long chatId)
    {
        for (var moves = 0; moves < MovesMax; moves++)
        {
            if (turn.Tx.Get<MovedChat>(MovedChat.KeyOf(chatId)) is not { } moved) break;
            chatId = moved.To;
        }

        return chatId;
    }
}
