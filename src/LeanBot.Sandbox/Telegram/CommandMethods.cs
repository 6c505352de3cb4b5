using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeanBot.Sandbox.Telegram;

/// <summary>The lists of commands that a bot shows, by scope and language.
/// https://core.telegram.org/bots/api#botcommandscope</summary>
internal sealed partial class CommandMethods(TelegramState state)
{
    private const int CommandsMax = 100;
    private const int DescriptionLengthMax = 256;

    private static readonly string[] Types =
    [
        "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat",
        "chat_administrators", "chat_member",
    ];

    public JsonNode Set(TelegramCall call)
    {
        var scope = Scope(call);
        if (call.Json("commands") is not JsonArray { Count: <= CommandsMax } commands)
            throw TelegramError.BadRequest("can't parse commands: expected an Array of BotCommand");
        var list = new JsonArray([.. commands.Select(command => (JsonNode)Checked(command))]);
        call.Bot.Commands[scope] = list;
        return true;
    }

    public JsonNode Get(TelegramCall call) =>
        call.Bot.Commands.TryGetValue(Scope(call), out var commands) ? commands.DeepClone() : new JsonArray();

    public JsonNode Delete(TelegramCall call)
    {
        call.Bot.Commands.Remove(Scope(call));
        return true;
    }

    /// <summary>What a person sees in the private chat with a bot: the narrowest scope that has a list, and
    /// in it the list of their language before the one for all.</summary>
    public static JsonArray SeenBy(Bot bot, Person person)
    {
        var seen = new[] { Key("chat", $"{person.Id}"), Key("all_private_chats"), Key("default") }
            .SelectMany(scope => new[] { scope + person.Language.Split('-')[0], scope })
            .Select(bot.Commands.GetValueOrDefault)
            .FirstOrDefault(list => list is { Count: > 0 });
        return seen?.DeepClone().AsArray() ?? [];
    }

    private string Scope(TelegramCall call)
    {
        var scope = call.Json("scope") as JsonObject;
        var type = (string?)scope?["type"] ?? "default";
        if (!Types.Contains(type))
            throw TelegramError.BadRequest("can't parse BotCommandScope: Unsupported type specified");
        if (type is "chat" or "chat_administrators" or "chat_member")
            CheckChat(call, scope!);
        var language = call.Text("language_code") ?? "";
        if (!LanguageCode().IsMatch(language))
            throw TelegramError.BadRequest("invalid language code specified");
        return Key(type, $"{scope?["chat_id"]}", $"{scope?["user_id"]}") + language;
    }

    private static string Key(string type, string chat = "", string user = "") => $"{type}/{chat}/{user}/";

    private void CheckChat(TelegramCall call, JsonObject scope)
    {
        var id = (long?)scope["chat_id"] ?? 0;
        var started = call.Bot.Chats.TryGetValue(id, out var chat) && chat.Started;
        var inside = state.Channels.TryGetValue(id, out var channel) && channel.Holds(call.Bot.Id);
        if (channel?.MigratedTo is { } now)
            throw TelegramError.Migrated(now);
        if (!started && !inside)
            throw TelegramError.BadRequest("chat not found");
    }

    /// <summary>The command as it is kept: a slash that was sent along is dropped.</summary>
    private static JsonObject Checked(JsonNode? command)
    {
        var name = ((string?)command?["command"] ?? "").TrimStart('/');
        var description = ((string?)command?["description"] ?? "").Trim();
        if (!CommandName().IsMatch(name))
            throw TelegramError.BadRequest("BOT_COMMAND_INVALID");
        if (description.Length is 0 or > DescriptionLengthMax)
            throw TelegramError.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        return new JsonObject { ["command"] = name, ["description"] = description };
    }

    [GeneratedRegex(@"^[a-z0-9_]{1,32}\z")]
    private static partial Regex CommandName();

    [GeneratedRegex(@"^([a-z]{2})?\z")]
    private static partial Regex LanguageCode();
}
