using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Members;

/// <summary>The commands of a bot, a line each, as the texts describe them.</summary>
public static class CommandList
{
    public static Html Of(Turn turn, Bot bot) => new(string.Join('\n', turn.Router.CommandsOf(bot)
        .Where(command =>
            command is not IGuarded guarded || Team.May(turn.Config, turn.Speaker.Id, guarded.Right))
        .Select(command => $"/{command.Name} — {turn.Voice.Text(KeyOf(command))}")));

    public static string KeyOf(Command command) =>
        command.Bot == Bot.User ? $"commands.{command.Name}" : $"adminCommands.{command.Name}";
}
