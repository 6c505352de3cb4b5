using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeanBot.Sandbox.Telegram;

/// <summary>How a bot presents itself: commands, menu button, descriptions.</summary>
internal sealed partial class ProfileMethods(TelegramState state)
{
    private const int CommandsMax = 100;

    public static JsonNode Me(TelegramCall call)
    {
        var me = call.Bot.User();
        me["can_join_groups"] = true;
        me["can_read_all_group_messages"] = false;
        me["supports_inline_queries"] = false;
        me["can_connect_to_business"] = false;
        me["has_main_web_app"] = false;
        return me;
    }

    public JsonNode SetCommands(TelegramCall call)
    {
        if (call.Json("commands") is not JsonArray { Count: <= CommandsMax } commands)
            throw TelegramError.BadRequest("can't parse commands: expected an Array of BotCommand");
        foreach (var command in commands)
            Check(command);
        call.Bot.Commands[Scope(call)] = commands.DeepClone().AsArray();
        return true;
    }

    public JsonNode GetCommands(TelegramCall call) =>
        call.Bot.Commands.TryGetValue(Scope(call), out var commands) ? commands.DeepClone() : new JsonArray();

    public JsonNode DeleteCommands(TelegramCall call)
    {
        call.Bot.Commands.Remove(Scope(call));
        return true;
    }

    public JsonNode SetMenuButton(TelegramCall call)
    {
        var chat = call.Has("chat_id") ? ChatTarget.Of(state, call) : null;
        if (chat is { InPrivate: false })
            throw TelegramError.BadRequest("chat not found");
        call.Bot.MenuButtons[chat?.Id ?? 0] =
            call.Json("menu_button") as JsonObject ?? new JsonObject { ["type"] = "default" };
        return true;
    }

    public static JsonNode GetMenuButton(TelegramCall call)
    {
        var buttons = call.Bot.MenuButtons;
        var own = buttons.GetValueOrDefault(call.Number("chat_id") ?? 0) ?? buttons.GetValueOrDefault(0);
        return own?.DeepClone() ?? new JsonObject { ["type"] = "commands" };
    }

    public static Func<TelegramCall, JsonNode> SetText(string name, int lengthMax) => call =>
    {
        var text = call.Text(name) ?? "";
        if (text.Length > lengthMax)
            throw TelegramError.BadRequest($"{name} is too long");
        call.Bot.Texts[$"{name}/{call.Text("language_code")}"] = text;
        return true;
    };

    private string Scope(TelegramCall call)
    {
        var scope = call.Json("scope") as JsonObject;
        var type = (string?)scope?["type"] ?? "default";
        if (type is "chat" or "chat_administrators" or "chat_member")
            CheckChat(call, scope!);
        return $"{type}/{scope?["chat_id"]}/{scope?["user_id"]}/{call.Text("language_code")}";
    }

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

    private static void Check(JsonNode? command)
    {
        var name = (string?)command?["command"] ?? "";
        var description = (string?)command?["description"] ?? "";
        if (!CommandName().IsMatch(name.TrimStart('/')))
            throw TelegramError.BadRequest("BOT_COMMAND_INVALID");
        if (description.Length is 0 or > 256)
            throw TelegramError.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex CommandName();
}
