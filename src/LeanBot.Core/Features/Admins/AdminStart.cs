using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Admins;

public sealed class AdminStart : AdminCommand
{
    public override string Name => "start";

    public override void Run(Turn turn, string args) => turn.Voice.Say(
        "admins.welcome",
        ("name", turn.Speaker.Name),
        ("community", turn.Config.Settings.Community),
        ("commands", CommandList.Of(turn, Bot.Admin)));
}
