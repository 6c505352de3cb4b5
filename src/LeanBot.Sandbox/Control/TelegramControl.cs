using System.Text.Json.Nodes;
using LeanBot.Sandbox.Telegram;

namespace LeanBot.Sandbox.Control;

/// <summary>People and chats.</summary>
internal sealed class TelegramControl(TelegramState state, PeopleActs acts, MediaControl media)
{
    private const string PressField = "press";

    private readonly AddressBook _book = new(state);

    public JsonNode AddPerson(ControlCall call)
    {
        var name = call.Needed("name", "the person's first name");
        var username = call.Text("username")?.TrimStart('@');
        if (username is not null && state.People.Values.Any(person => person.Username == username))
            throw Act.Impossible($"@{username} is someone already");
        return new JsonObject { ["id"] = acts.Add(name, username, call.Text("language") ?? "en").Id };
    }

    public JsonNode Block(ControlCall call, bool blocked)
    {
        var bot = _book.Bot(call.Needed("bot", "\"user\" or \"admin\""));
        PeopleActs.Block(bot, _book.Person(call.NumberId), blocked, call.Now);
        return new JsonObject { ["blocked"] = blocked };
    }

    public JsonNode Write(ControlCall call)
    {
        var person = From(call);
        var words = media.Read(call);
        var written = state.BotBy(call.NumberId) is { } bot
            ? acts.Write(bot, person, words, call.Now)
            : acts.Write(_book.Chat(call.NumberId), person, words, call.Now);
        return new JsonObject { ["id"] = written.Id };
    }

    public JsonNode Press(ControlCall call)
    {
        var person = From(call);
        var button = ((int)call.NeededNumber("messageId", "the id of the message with the button"),
            call.Needed("button", "the button's label"));
        var (target, bot) = Seen(call.NumberId, person, call.Now);
        var press = acts.Press(target, bot, person, button, call.Now);
        return new JsonObject { ["answered"] = false, [PressField] = press };
    }

    /// <summary>The id of the query goes to the transport, not to the caller.</summary>
    public static string? TakePress(JsonObject answer)
    {
        var press = (string?)answer[PressField];
        answer.Remove(PressField);
        return press;
    }

    public string? PressAnswer(string press)
    {
        if (!state.Queries.TryGetValue(press, out var query) || !query.Answered)
            return null;
        var answer = new JsonObject { ["answered"] = true };
        if (query.Text is { Length: > 0 } text)
            answer["text"] = text;
        if (query.Alert)
            answer["alert"] = true;
        return Wire.Text(answer);
    }

    public JsonNode Join(ControlCall call)
    {
        var person = From(call);
        var url = call.Needed("inviteLink", "the invite link, such as https://t.me/+AbCdEf");
        if (url.StartsWith(PeopleActs.FolderPrefix, StringComparison.Ordinal))
            return new JsonObject { ["status"] = acts.JoinFolder(url, person, call.Now) };
        var holder = state.Channels.Values.FirstOrDefault(
            channel => channel.Links.Exists(link => link.Url == url))
            ?? throw Act.NotFound($"{url} leads nowhere");
        if (call.Id != "any" && holder.Id != call.NumberId)
            throw Act.Wrong($"this link leads to {holder.Title} ({holder.Id}), not to {call.Id}");
        var status = acts.Join(holder, holder.Links.Find(link => link.Url == url)!, person, call.Now);
        return new JsonObject { ["status"] = status, ["chat"] = holder.Id };
    }

    public JsonNode Leave(ControlCall call)
    {
        acts.Leave(_book.Chat(call.NumberId), From(call), call.Now);
        return new JsonObject { ["status"] = "left" };
    }

    public JsonNode Messages(ControlCall call)
    {
        var (target, _) = Seen(call.NumberId, Reader(call), call.Now);
        return new JsonArray([.. target.Box.Messages.Values
            .TakeLast(call.Limit)
            .Select(message => (JsonNode)Show(message))]);
    }

    /// <summary>The menu that this person sees beside the input.</summary>
    public JsonNode Commands(ControlCall call) => state.BotBy(call.NumberId) is { } bot
        ? CommandMethods.SeenBy(bot, Reader(call))
        : throw Act.NotFound($"{call.Id} is no bot");

    public JsonNode Members(ControlCall call)
    {
        var channel = _book.Chat(call.NumberId);
        var inside = new JsonArray();
        foreach (var id in channel.Members.Keys.Where(channel.Holds))
        {
            var bot = state.BotBy(id);
            inside.Add((JsonNode)new JsonObject
            {
                ["id"] = id,
                ["name"] = bot?.Username ?? state.People[id].Name,
                ["username"] = bot?.Username ?? state.People[id].Username,
                ["status"] = channel.StatusOf(id, call.Now),
                ["isBot"] = bot is not null,
            });
        }

        return inside;
    }

    private static JsonObject Show(Message message)
    {
        var shown = new JsonObject
        {
            ["id"] = message.Id,
            ["from"] = message.From,
            ["text"] = message.Text ?? ServiceText(message.Service),
            ["date"] = Wire.Moment(message.Date),
            ["buttons"] = Keyboard.Seen(message.Keyboard),
        };
        if (message.Edited is not null)
            shown["edited"] = true;
        if (MediaControl.Show(message) is { } seen)
            shown["media"] = seen;
        if (message.ReplyTo is { } original)
            shown["replyTo"] = original;
        return shown;
    }

    private static string ServiceText(JsonObject? service) =>
        service?["new_chat_members"] is JsonArray { Count: > 0 } came ? $"{came[0]!["first_name"]} joined"
        : service?["left_chat_member"] is { } left ? $"{left["first_name"]} left"
        : service?["migrate_to_chat_id"] is not null ? "the group became a supergroup"
        : service?["migrate_from_chat_id"] is not null ? "this supergroup was a group before"
        : "";

    /// <summary>A chat as this person sees it, and the bot that is pressed in it.</summary>
    private (ChatTarget Target, Bot Bot) Seen(long chat, Person person, DateTimeOffset now)
    {
        if (state.BotBy(chat) is { } bot)
            return (new ChatTarget(
                bot.Chats.GetValueOrDefault(person.Id) ?? new PrivateChat(), person, null), bot);
        var channel = _book.Chat(chat);
        return channel.Holds(person.Id)
            ? (new ChatTarget(channel, null, channel), BotIn(channel))
            : throw Act.Forbidden(
                $"{person.Name} is not in {channel.Title} (status: {channel.StatusOf(person.Id, now)})");
    }

    /// <summary>Where no bot is inside, a button is pressed for the one that had been.</summary>
    private Bot BotIn(Channel channel) =>
        state.Bots.FirstOrDefault(bot => channel.Holds(bot.Id)) ?? state.Bots[0];

    private Person Reader(ControlCall call)
    {
        var reader = call.Query("for") ?? throw Act.Wrong(
            "\"for\" is missing: expected ?for=<the reader's id>");
        return _book.Person(ControlCall.Number(reader, "\"for\""));
    }

    private Person From(ControlCall call) =>
        _book.Person(call.NeededNumber("from", "the id of the person who acts"));
}
