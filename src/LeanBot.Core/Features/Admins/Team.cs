using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Admins;

public static class Team
{
    public static bool Includes(Config config, MemberId id) => config.Admins.Any(admin => admin.TelegramId == id);

    public static void TurnAway(Turn turn)
    {
        if (turn.Incoming is Incoming.Message) turn.Voice.Say("admins.notYou", ("id", turn.Speaker.Id));
    }
}

public sealed class AdminStart : AdminCommand
{
    public override string Name => "start";

    public override void Run(Turn turn, string args) => turn.Voice.Say(
        "admins.welcome",
        ("name", turn.Speaker.Name),
        ("community", turn.Config.Settings.Community),
        ("commands", CommandList.Of(turn, Bot.Admin)));
}

public sealed class AdminHelp : AdminCommand
{
    public override string Name => "help";

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say("admins.help", ("commands", CommandList.Of(turn, Bot.Admin)));
}
