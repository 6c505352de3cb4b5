using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Menu;

/// <summary><c>/cancel</c> leaves whatever question the admin is answering. Any other command does too; this
/// one says so.</summary>
public sealed class LeaveFlow : AdminCommand
{
    public override string Name => "cancel";

    public override AdminRights Right => AdminRights.Look;

    public override int Place => 85;

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say(MenuScreen.Of(turn, turn.HasLeftFlow ? "menu.left" : "menu.nothingToLeave"));
}
