using LeanBot.Core;

namespace LeanBot.Telegram;

/// <summary>The two bots, each with the pace it keeps.</summary>
internal sealed class Bots(BotClient user, BotClient admin)
{
    private readonly TelegramPacing _user = new();
    private readonly TelegramPacing _admin = new();

    public BotClient Of(Bot bot) => bot == Bot.User ? user : admin;

    /// <summary>Moments that a wrong clock has worked out mean nothing any more.</summary>
    public void ForgetPauses()
    {
        _user.ForgetPauses();
        _admin.ForgetPauses();
    }

    public TelegramPacing PacingOf(Bot bot) => bot == Bot.User ? _user : _admin;
}
