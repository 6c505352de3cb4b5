using LeanBot.Core;
using LeanBot.Telegram;

namespace LeanBot.Check;

/// <summary>The two bots: whether Telegram takes their tokens, and whether they may be polled.</summary>
internal static class BotsCheck
{
    /// <summary>Where a call got no answer at all.</summary>
    public const string NoConnection =
        "Look at this machine's network, and at telegram.baseUrl in config/leanbot.json.";

    public static async Task<Section> Look(BotClient? user, BotClient? admin, CancellationToken cut)
    {
        var section = new Section("Bots");
        var bots = new[] { user, admin }.OfType<BotClient>().ToArray();
        var looks = await Task.WhenAll(bots.Select(bot => Ask(bot, cut)));
        foreach (var (bot, me, hook) in looks)
        {
            Tell(section, bot, me);
            if (me.Error is null) TellOfWebhook(section, bot, hook);
        }

        if (user is not null && user.Id == admin?.Id)
        {
            section.Wrong(
                "both bots", "the two tokens are of one bot",
                "Make a second bot with /newbot at @BotFather; one is for members, one for the team.");
        }

        return section;
    }

    private static async Task<(BotClient Bot, ApiResult<User> Me, ApiResult<WebhookInfo> Hook)> Ask(
        BotClient bot, CancellationToken cut)
    {
        var me = bot.GetMe(cut);
        var hook = bot.Call(
            "getWebhookInfo", new NoParameters(), TelegramJson.Default.NoParameters, TelegramJson.Default.WebhookInfo, cut);
        return (bot, await me, await hook);
    }

    private static void Tell(Section section, BotClient bot, ApiResult<User> me)
    {
        if (me.Result is { } known)
        {
            section.Fine(NameOf(bot), $"@{known.Username}");
            return;
        }

        section.Wrong(NameOf(bot), $"Telegram says: {me.Error}", me.Error!.Status switch
        {
            401 or 404 => $"Set {VariableOf(bot)} to the token that @BotFather shows: /mybots, API Token.",
            ApiError.NotSent or ApiError.NoAnswer => NoConnection,
            _ => "Try again in a minute.",
        });
    }

    private static void TellOfWebhook(Section section, BotClient bot, ApiResult<WebhookInfo> hook)
    {
        var what = $"{NameOf(bot)}'s updates";
        if (hook.Result is not { } info)
            section.Odd(what, $"Telegram says: {hook.Error}", "Try again in a minute.");
        else if (info.Url.Length == 0)
            section.Fine(what, "they can be polled");
        else
            section.Wrong(
                what, $"another program takes them by a webhook{HostOf(info.Url)}",
                "Stop it, then open https://api.telegram.org/bot<TOKEN>/deleteWebhook with the bot's token.");
    }

    /// <summary>The rest of the address often holds a secret.</summary>
    private static string HostOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? $" at {address.Host}" : "";

    private static string NameOf(BotClient bot) => $"{bot.Bot.ToString().ToLowerInvariant()} bot";

    private static string VariableOf(BotClient bot) =>
        bot.Bot == Bot.User ? "LEANBOT_USER_BOT_TOKEN" : "LEANBOT_ADMIN_BOT_TOKEN";
}
