using LeanBot.Core.Features.Channels;
using LeanBot.Telegram;

namespace LeanBot.Check;

/// <summary>Whether the user bot is where it has to be, with the rights that it needs.</summary>
internal static class ChannelsCheck
{
    private const string FindId =
        "Make the user bot an administrator of it. chatId stands at the end of the address when you open the "
        + "channel in web.telegram.org/a (-100…).";

    public static async Task<Section> Look(BotClient? bot, Core.Config config, CancellationToken cut)
    {
        var section = new Section("Channels");
        if (bot is null)
        {
            section.Odd("channels", "not looked at: the user bot has no token yet");
            return section;
        }

        // The user bot's own trouble has its line already.
        var looks = await Task.WhenAll(config.Channels.Select(channel => Ask(bot, channel, cut)));
        if (bot.IsRefused) section.Odd("channels", "not looked at: Telegram refuses the user bot");
        else foreach (var (channel, chat, self) in looks) Tell(section, channel, chat, self);
        return section;
    }

    private static async Task<(Channel Channel, ApiResult<Chat> Chat, ApiResult<ChatMember> Self)> Ask(
        BotClient bot, Channel channel, CancellationToken cut)
    {
        var chat = bot.Call(
            "getChat", new ChatRequest(channel.ChatId), TelegramJson.Default.ChatRequest,
            TelegramJson.Default.Chat, cut);
        var self = bot.Call(
            "getChatMember", new ChatMemberRequest(channel.ChatId, bot.Id),
            TelegramJson.Default.ChatMemberRequest, TelegramJson.Default.ChatMember, cut);
        return (channel, await chat, await self);
    }

    private static void Tell(
        Section section, Channel channel, ApiResult<Chat> chat, ApiResult<ChatMember> self)
    {
        var what = $"{channel.Title} ({channel.ChatId})";
        if ((chat.Error ?? self.Error) is { } error)
        {
            var (found, remedy) = Explain(error);
            section.Wrong(what, found, remedy);
        }
        else if (chat.Result!.Type is not ("channel" or "supergroup"))
        {
            section.Wrong(
                what, $"it is a {chat.Result.Type}, where nobody can ask to join",
                "Name a channel or a supergroup; a group becomes one when its history is made visible.");
        }
        else if (UpdateMapper.LackOf(self.Result!).Problem is { } problem)
        {
            section.Wrong(
                what, problem,
                "In the channel: Administrators, the user bot, allow «Invite users via link» and «Ban users».");
        }
        else
        {
            section.Fine(what, $"{chat.Result.Type} «{chat.Result.Title}»; the bot may invite and ban");
        }
    }

    private static (string Found, string Remedy) Explain(ApiError error) => error switch
    {
        { MigratedTo: { } now } =>
            ($"the group has become the supergroup {now}", $"Set its chatId in config/channels.json to {now}."),
        { Status: ApiError.NotSent or ApiError.NoAnswer } =>
            ($"Telegram says: {error}", BotsCheck.NoConnection),
        { Status: 429 or >= 500 } => ($"Telegram says: {error}", "Try again in a minute."),
        _ => ($"the user bot does not find it, or is not inside ({error})", FindId),
    };
}
