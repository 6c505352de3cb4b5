namespace LeanBot.Core.Features.Admins;

public static class Team
{
    public static bool Includes(Config config, MemberId id) =>
        config.Admins.Any(admin => admin.TelegramId == id);

    public static void TurnAway(Turn turn)
    {
        if (turn.Incoming is Incoming.Message) turn.Voice.Say("admins.notYou", ("id", turn.Speaker.Id));
    }
}
