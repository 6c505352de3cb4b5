using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>How a bot presents itself: menu button, descriptions.</summary>
internal sealed class ProfileMethods(TelegramState state)
{
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
}
