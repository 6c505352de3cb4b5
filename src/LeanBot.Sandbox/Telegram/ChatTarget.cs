using System.Globalization;
using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>The chat that a call names, seen by the calling bot.</summary>
internal sealed record ChatTarget(MessageBox Box, Person? Person, Channel? Channel)
{
    public bool InPrivate => Person is not null;

    public long Id => Person?.Id ?? Channel!.Id;

    public JsonObject Chat() => Person?.Chat() ?? Channel!.Chat();

    public static ChatTarget Of(TelegramState state, TelegramCall call)
    {
        var id = IdOf(state, call.Text("chat_id"));
        if (state.Channels.TryGetValue(id, out var channel))
        {
            return channel.MigratedTo is { } now
                ? throw TelegramError.Migrated(now)
                : new ChatTarget(channel, null, channel);
        }

        if (state.BotBy(id) is not null)
            throw TelegramError.Forbidden("bot can't send messages to bots");
        return state.People.TryGetValue(id, out var person)
            ? new ChatTarget(call.Bot.Chats.GetValueOrDefault(id) ?? new PrivateChat(), person, null)
            : throw NotFound();
    }

    /// <summary>A channel or group that the bot is in.</summary>
    public static Channel ChannelOf(TelegramState state, TelegramCall call)
    {
        var target = Of(state, call);
        if (target.Channel is not { } channel)
            throw TelegramError.BadRequest("method is available for supergroup and channel chats only");
        CheckInside(channel, call);
        return channel;
    }

    public static void CheckInside(Channel channel, TelegramCall call)
    {
        if (channel.Holds(call.Bot.Id))
            return;
        throw TelegramError.Forbidden(channel.StatusOf(call.Bot.Id, call.Now) == "kicked"
            ? $"bot was kicked from the {channel.Type} chat"
            : $"bot is not a member of the {channel.Type} chat");
    }

    /// <summary>Throws where the bot may not write here now.</summary>
    public void CheckMayWrite(TelegramCall call)
    {
        if (Channel is { } channel)
        {
            CheckInside(channel, call);
            if (channel.Type == "channel" && !channel.Leads(call.Bot.Id))
                throw TelegramError.BadRequest("need administrator rights in the channel chat");
            return;
        }

        var chat = (PrivateChat)Box;
        if (chat.Blocked)
            throw TelegramError.Forbidden("bot was blocked by the user");
        if (!chat.Started && !(chat.MayWriteUntil > call.Now))
            throw TelegramError.Forbidden("bot can't initiate conversation with a user");
    }

    /// <summary>The message that a call replies to; null where it replies to none.</summary>
    public int? ReplyIn(TelegramCall call)
    {
        if (call.Json("reply_parameters") is not JsonObject reply)
            return null;
        var found = Box.Find((long?)reply["message_id"] ?? 0);
        if (found is null && (bool?)reply["allow_sending_without_reply"] != true)
            throw TelegramError.BadRequest("message to be replied not found");
        return found?.Id;
    }

    /// <param name="seenBy">The bot by whose ids files are named; where there is none, they are left
    /// out.</param>
    public JsonObject Show(TelegramState state, Message message, Bot? seenBy = null)
    {
        var shown = new JsonObject { ["message_id"] = message.Id };
        if (Channel?.Type == "channel")
            shown["sender_chat"] = Chat();
        else
            shown["from"] = state.UserOf(message.From);
        shown["chat"] = Chat();
        shown["date"] = message.Date.ToUnixTimeSeconds();
        if (message.Edited is { } edited)
            shown["edit_date"] = edited.ToUnixTimeSeconds();
        foreach (var (name, value) in message.Service ?? [])
            shown[name] = value?.DeepClone();
        if (message.ReplyTo is { } replied && Box.Find(replied) is { } original)
            shown["reply_to_message"] = Show(state, original, seenBy);
        if (message.File is { } file && seenBy is not null)
            FileStore.Show(shown, seenBy, file);
        if (message.Album is not null)
            shown["media_group_id"] = message.Album;
        var (text, entities) = message.File is null ? ("text", "entities") : ("caption", "caption_entities");
        if (message.Text is not null)
            shown[text] = message.Text;
        if (message.Entities is not null)
            shown[entities] = message.Entities.DeepClone();
        if (message.Keyboard is not null)
            shown["reply_markup"] = new JsonObject { ["inline_keyboard"] = message.Keyboard.DeepClone() };
        return shown;
    }

    private static long IdOf(TelegramState state, string? text)
    {
        if (string.IsNullOrEmpty(text))
            throw TelegramError.BadRequest("chat_id is empty");
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
            return id;
        // A person can't be addressed by username, only a public chat can, and there is none here.
        return state.Bots.FirstOrDefault(bot => "@" + bot.Username == text)?.Id ?? throw NotFound();
    }

    private static TelegramError NotFound() => TelegramError.BadRequest("chat not found");
}
