using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>What people do in their own app: write, press, join, leave, block.</summary>
internal sealed class PeopleActs(TelegramState state, Membership membership)
{
    /// <summary>What the link of a folder begins with.</summary>
    public const string FolderPrefix = "https://t.me/addlist/";

    /// <summary>How long a join request lets the bot write to someone who never started it.</summary>
    private static readonly TimeSpan RequestOpensChatFor = TimeSpan.FromMinutes(5);

    public Person Add(string name, string? username, string language)
    {
        var person = new Person
        {
            Id = state.NextPerson,
            Name = name,
            Username = username,
            Language = language,
        };
        state.NextPerson += 7;
        return state.People[person.Id] = person;
    }

    public Message Write(Bot bot, Person person, Written written, DateTimeOffset now)
    {
        var chat = bot.ChatWith(person.Id);
        if (chat.Blocked)
            throw Act.Impossible($"{person.Name} has blocked this bot: unblock it first");
        (chat.Started, chat.Met) = (true, true);
        var message = chat.Add(written.By(person, now));
        bot.Enqueue(now, "message", new ChatTarget(chat, person, null).Show(state, message, bot));
        return message;
    }

    public Message Write(Channel channel, Person person, Written written, DateTimeOffset now)
    {
        var status = channel.StatusOf(person.Id, now);
        var may = channel.Leads(person.Id) || channel.Type != "channel" && channel.Holds(person.Id);
        if (!may)
            throw Act.Impossible($"{person.Name} may not write in {channel.Title} (status: {status})");
        var message = channel.Add(written.By(person, now));
        var posted = channel.Type == "channel";
        var kind = posted ? "channel_post" : "message";
        foreach (var bot in state.Bots.Where(b => posted ? channel.Leads(b.Id) : channel.Holds(b.Id)))
            bot.Enqueue(now, kind, new ChatTarget(channel, null, channel).Show(state, message, bot));
        return message;
    }

    /// <summary>
    /// Presses a button by its label and gives the id of the callback query that this raised.
    /// </summary>
    public string Press(
        ChatTarget target, Bot bot, Person person, (int Message, string Label) button, DateTimeOffset now)
    {
        var message = target.Box.Find(button.Message)
            ?? throw Act.NotFound($"there is no message {button.Message} in this chat");
        var found = Find(message, button.Label);
        if ((string?)found["callback_data"] is not { } data)
            throw Act.Impossible($"\"{button.Label}\" is not a callback button: open its url instead");
        var id = state.Ids.Digits(18);
        state.Queries[id] = new CallbackQuery { Bot = bot.Id, At = now };
        DropOldQueries(now);
        bot.Enqueue(now, "callback_query", new JsonObject
        {
            ["id"] = id,
            ["from"] = person.User(),
            ["message"] = target.Show(state, message, bot),
            ["chat_instance"] = $"-{Math.Abs(target.Id) * 31 % 9_000_000_000_000_000_000}",
            ["data"] = data,
        });
        return id;
    }

    /// <summary>Opens an invite link: "joined", "asked" or "already".</summary>
    public string Join(Channel channel, InviteLink link, Person person, DateTimeOffset now)
    {
        if (channel.Holds(person.Id))
            return "already";
        if (channel.StatusOf(person.Id, now) == "kicked")
            throw Act.Forbidden($"{person.Name} is banned from {channel.Title}");
        if (link.Revoked || link.Expires <= now)
            throw Act.Impossible("this invite link has expired or was revoked");
        if (link.CreatesJoinRequest)
            return Ask(channel, link, person, now);
        var taken = channel.Members.Count(pair => pair.Value.Link == link.Url && channel.Holds(pair.Key));
        if (taken >= link.MemberLimit)
            throw Act.Impossible("this invite link has been used by as many people as it allows");
        membership.Change(channel, person.Id, new Member("member") { Link = link.Url }, person.Id, now);
        return "joined";
    }

    /// <summary>Opens the link of a folder, which here holds all channels: "asked", or "already" where the
    /// person is in each.</summary>
    public string JoinFolder(string url, Person person, DateTimeOffset now)
    {
        var status = "already";
        foreach (var channel in state.Channels.Values.Where(channel => channel.MigratedTo is null).ToArray())
        {
            if (channel.Holds(person.Id) || channel.StatusOf(person.Id, now) == "kicked")
                continue;
            var link = channel.Links.Find(known => known.Url == url);
            if (link is null)
            {
                link = new InviteLink
                {
                    Url = url,
                    Creator = TelegramState.OwnerId,
                    CreatesJoinRequest = true,
                };
                channel.Links.Add(link);
            }

            status = Ask(channel, link, person, now);
        }

        return status;
    }

    public void Leave(Channel channel, Person person, DateTimeOffset now)
    {
        if (channel.Requests.Remove(person.Id))
            return;
        if (!channel.Holds(person.Id))
            throw Act.Impossible($"{person.Name} is not in {channel.Title}");
        if (channel.StatusOf(person.Id, now) == "creator")
            throw Act.Impossible("the owner can't leave the channel");
        membership.Change(channel, person.Id, new Member("left"), person.Id, now);
    }

    public static void Block(Bot bot, Person person, bool blocked, DateTimeOffset now)
    {
        var chat = bot.ChatWith(person.Id);
        if (!chat.Started)
            throw Act.Impossible($"{person.Name} has never written to this bot");
        if (chat.Blocked == blocked)
            return;
        chat.Blocked = blocked;
        bot.Enqueue(now, "my_chat_member", new JsonObject
        {
            ["chat"] = person.Chat(),
            ["from"] = person.User(),
            ["date"] = now.ToUnixTimeSeconds(),
            ["old_chat_member"] = Standing(bot, !blocked),
            ["new_chat_member"] = Standing(bot, blocked),
        });
    }

    private string Ask(Channel channel, InviteLink link, Person person, DateTimeOffset now)
    {
        if (channel.Requests.ContainsKey(person.Id))
            return "asked";
        channel.Requests[person.Id] = new JoinRequest(link.Url, now);
        foreach (var bot in state.Bots.Where(bot => channel.MayInvite(bot.Id)))
        {
            var chat = bot.ChatWith(person.Id);
            (chat.Met, chat.MayWriteUntil) = (true, now + RequestOpensChatFor);
            bot.Enqueue(now, "chat_join_request", new JsonObject
            {
                ["chat"] = channel.Chat(),
                ["from"] = person.User(),
                ["user_chat_id"] = person.Id,
                ["date"] = now.ToUnixTimeSeconds(),
                ["invite_link"] = InviteLinkMethods.Show(state, channel, link),
            });
        }

        return "asked";
    }

    private static JsonObject Find(Message message, string label)
    {
        var buttons = (message.Keyboard ?? []).SelectMany(
            row => row!.AsArray()).Select(b => b!.AsObject()).ToList();
        return buttons.Find(button => (string?)button["text"] == label)
            ?? throw Act.NotFound($"message {message.Id} has no button \"{label}\"; it has: "
                + string.Join(", ", buttons.Select(button => $"\"{button["text"]}\"")));
    }

    private void DropOldQueries(DateTimeOffset now)
    {
        var old = state.Queries.Where(pair => pair.Value.At + CallbackQuery.AnswerableFor <= now).ToList();
        foreach (var (id, _) in old)
            state.Queries.Remove(id);
    }

    private static JsonObject Standing(Bot bot, bool blocked) => blocked
        ? new JsonObject { ["user"] = bot.User(), ["status"] = "kicked", ["until_date"] = 0 }
        : new JsonObject { ["user"] = bot.User(), ["status"] = "member" };
}
