using LeanBot.Core.Features.Owner;

namespace LeanBot.Core.Features.Admins;

public static class Team
{
    public static bool Includes(Config config, MemberId id) => Find(config, id) is not null;

    public static Admin? Find(Config config, MemberId id) =>
        config.Admins.FirstOrDefault(admin => admin.TelegramId == id);

    /// <summary>Speaks to somebody in the admin bot, in a message of its own.</summary>
    /// <param name="otherwise">The language of somebody who is not in the team.</param>
    public static Voice VoiceOf(Turn turn, MemberId id, string? otherwise = null)
    {
        var language = Find(turn.Config, id)?.Language
            ?? otherwise
            ?? Texts.DefaultLanguage;
        return new Voice(turn, Bot.Admin, id, language, null);
    }

    /// <summary>What the team calls a bot.</summary>
    public static string NameOf(Bot bot) => bot == Bot.User ? "user" : "admin";

    /// <summary>Where operators set a bot's token.</summary>
    public static string TokenVariableOf(Bot bot) => $"LEANBOT_{NameOf(bot).ToUpperInvariant()}_BOT_TOKEN";

    public static void TurnAway(Turn turn)
    {
        if (OwnerClaim.Hear(turn)) return;
        if (turn.Incoming is Incoming.Message) turn.Voice.Say("admins.notYou", ("id", turn.Speaker.Id));
    }
}
