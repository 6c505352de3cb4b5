namespace LeanBot.Core.Features.Members;

public sealed class Help : MemberCommand
{
    public override string Name => "help";

    public override int Place => 90;

    public override void Run(Turn turn, string args) => turn.Voice.Say(
        "members.help",
        ("community", turn.Config.Settings.Community),
        ("commands", CommandList.Of(turn, Bot.User)));
}
