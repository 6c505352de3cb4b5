namespace LeanBot.Core.Features.Members;

public sealed class Help : MemberCommand
{
    public override string Name => "help";

    public override void Run(Turn turn, string args) => turn.Voice.Say(
        "members.help",
        ("community", turn.Config.Settings.Community),
        ("commands", CommandList.Of(turn, Bot.User)));
}

/// <summary>The commands of a bot, a line each, as the texts describe them.</summary>
public static class CommandList
{
    public static Html Of(Turn turn, Bot bot) => new(string.Join('\n', turn.Router.CommandsOf(bot)
        .Select(command => $"/{command.Name} — {turn.Voice.Text(KeyOf(command))}")));

    public static string KeyOf(Command command) =>
        command.Bot == Bot.User ? $"commands.{command.Name}" : $"adminCommands.{command.Name}";
}
