namespace LeanBot.Core.Features.Admins;

public static class Team
{
    public static bool Includes(Config config, MemberId id) =>
        config.Admins.Any(admin => admin.TelegramId == id);

    /// <summary>What the team calls a bot.</summary>
    public static string NameOf(Bot bot) => bot == Bot.User ? "user" : "admin";

    /// <summary>Where operators set a bot's token.</summary>
    public static string TokenVariableOf(Bot bot) => $"LEANBOT_{NameOf(bot).ToUpperInvariant()}_BOT_TOKEN";

    public static void TurnAway(Turn turn)
    {
        if (turn.Incoming is Incoming.Message) turn.Voice.Say("admins.notYou", ("id", turn.Speaker.Id));
    }
}
