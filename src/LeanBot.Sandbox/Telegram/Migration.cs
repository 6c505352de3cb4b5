using System.Globalization;
using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>
/// A group becomes a supergroup: another chat with another id. The real one does so to basic groups only;
/// here any chat can be tried, and keeps its type if it is not a group.
/// </summary>
internal sealed class Migration(TelegramState state)
{
    private const long FirstSupergroup = -1_000_000_000_000;

    public Channel Run(Channel old, DateTimeOffset now)
    {
        var made = new Channel
        {
            Id = NewId(),
            Title = old.Title,
            Type = old.Type == "group" ? "supergroup" : old.Type,
            MigratedFrom = old.Id,
        };
        Move(old.Members, made.Members);
        Move(old.Requests, made.Requests);
        made.Links.AddRange(old.Links);
        old.Links.Clear();
        state.Channels[made.Id] = made;
        old.MigratedTo = made.Id;
        Tell(made, old, ("migrate_to_chat_id", made.Id), now);
        Tell(made, made, ("migrate_from_chat_id", old.Id), now);
        return made;
    }

    private long NewId()
    {
        while (true)
        {
            var id = FirstSupergroup - long.Parse(state.Ids.Digits(10), CultureInfo.InvariantCulture);
            if (!state.Channels.ContainsKey(id))
                return id;
        }
    }

    private static void Move<T>(SortedDictionary<long, T> from, SortedDictionary<long, T> to)
    {
        foreach (var (user, value) in from)
            to[user] = value;
        from.Clear();
    }

    /// <summary>A service message in one of the two chats, told to the bots that are inside now.</summary>
    private void Tell(Channel inside, Channel chat, (string Name, long Id) other, DateTimeOffset now)
    {
        var message = chat.Add(new Message
        {
            From = inside.Owner(),
            Date = now,
            Service = new JsonObject { [other.Name] = other.Id },
        });
        foreach (var bot in state.Bots.Where(bot => inside.Holds(bot.Id)))
        {
            var shown = new ChatTarget(chat, null, chat).Show(state, message);
            shown["from"] ??= state.UserOf(message.From);
            bot.Enqueue(now, "message", shown);
        }
    }
}
