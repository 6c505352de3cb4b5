using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Admins;

public sealed class AdminHelp : AdminCommand
{
    public override string Name => "help";

    public override AdminRights Right => AdminRights.Look;

    public override int Place => 90;

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say("admins.help", ("commands", CommandList.Of(turn, Bot.Admin)));
}
