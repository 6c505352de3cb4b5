using LeanBot.Core.Features.Commands;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Admins;

public sealed class AdminStart : AdminCommand
{
    public override string Name => "start";

    public override AdminRights Right => AdminRights.Look;

    public override int Place => 95;

    public override void Run(Turn turn, string args)
    {
        turn.Voice.Say(MenuScreen.Of(turn, "admins.welcome"));
        // Before the first word there is no chat to set it for.
        Menus.Bring(turn, Team.Find(turn.Config, turn.Speaker.Id)!);
    }
}
