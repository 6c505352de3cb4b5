using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Menu;

public sealed class AdminMenu : AdminCommand
{
    public override string Name => "admin";

    public override AdminRights Right => AdminRights.Look;

    public override void Run(Turn turn, string args) => turn.Voice.Say(MenuScreen.Of(turn, "menu.head"));
}
