using LeanBot.Core.Features.Commands;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Admins;

public sealed class AdminStart : AdminCommand
{
    public override string Name => "start";

    public override int Place => 95;

    public override void Run(Turn turn, string args)
    {
        turn.Voice.Say(
            "admins.welcome",
            ("name", turn.Speaker.Name),
            ("community", turn.Config.Settings.Community),
            ("commands", CommandList.Of(turn, Bot.Admin)));
        // Before the first word there is no chat to set it for.
        Menus.Bring(turn, Team.Find(turn.Config, turn.Speaker.Id)!);
    }
}
