using System.Security.Cryptography;
using System.Text;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Commands;

/// <summary>The command menus of both bots: by Telegram's language for everybody, by their own for who chose
/// one, and all of the admin bot's for the team alone.</summary>
public static class Menus
{
    private const int LanguageCodeLetters = 2;

    /// <summary>Looks at every menu soon: what it shows may have changed.</summary>
    public static void Renew(Turn turn) => turn.Tx.Put(new MenuWalk(turn.Now));

    /// <summary>A member's own, once they have chosen a language.</summary>
    public static void Bring(Turn turn, Member member)
    {
        if (member.IsLanguageChosen)
            Set(turn, new MenuScope(Bot.User, member.Id.Value), member.Language, All(turn, Bot.User));
    }

    public static void Bring(Turn turn, Admin admin) => Set(
        turn, ScopeOf(admin), admin.Language,
        All(turn, Bot.Admin).Where(command => command is IGuarded guarded && admin.May(guarded.Right)));

    internal static void BringCommon(Turn turn)
    {
        var common = new HashSet<MenuScope>();
        foreach (var language in Languages(turn))
        {
            var (members, strangers) = (Everybody(Bot.User, language), Everybody(Bot.Admin, language));
            Set(turn, members, language, All(turn, Bot.User));
            Set(turn, strangers, language, All(turn, Bot.Admin).Where(command => command is AdminStart));
            common.UnionWith([members, strangers]);
        }

        var gone = turn.Tx.All<Menu>()
            .Where(menu => menu.Scope.ChatId is null && !common.Contains(menu.Scope));
        foreach (var menu in gone.ToArray()) Remove(turn, menu.Scope);
        foreach (var admin in turn.Config.Admins.Where(admin => !IsWaitingForWord(turn, admin)))
            Bring(turn, admin);
    }

    /// <summary>As it should be for that person now; who is no admin any more has none in that bot.</summary>
    internal static void BringChat(Turn turn, MenuScope scope)
    {
        var id = new MemberId(scope.ChatId!.Value);
        if (scope.Bot == Bot.User && turn.Tx.Get<Member>(id.ToString()) is { } member) Bring(turn, member);
        // The team's were brought with those of everybody.
        else if (!Team.Includes(turn.Config, id)) Remove(turn, scope);
    }

    private static bool IsWaitingForWord(Turn turn, Admin admin) =>
        turn.Tx.Get<Menu>(ScopeOf(admin).Key) is { Hash: "" };

    private static void Set(Turn turn, MenuScope scope, string language, IEnumerable<Command> commands)
    {
        var lines = commands.Select(command => LineOf(turn, language, command)).ToArray();
        var hash = HashOf(lines);
        if (turn.Tx.Get<Menu>(scope.Key)?.Hash == hash) return;
        turn.Tx.Put(new Menu(scope, hash));
        turn.Send(new SetCommands(scope, lines));
    }

    private static void Remove(Turn turn, MenuScope scope)
    {
        if (turn.Tx.Get<Menu>(scope.Key) is { } menu) turn.Tx.Delete(menu);
        turn.Send(new SetCommands(scope, []));
    }

    private static IEnumerable<Command> All(Turn turn, Bot bot) => turn.Router.CommandsOf(bot);

    private static MenuCommand LineOf(Turn turn, string language, Command command)
    {
        var text = PlainText.Of(
            turn.Config.Texts.Render(language, CommandList.KeyOf(command), turn.Config.Zone));
        return new MenuCommand(
            command.Name,
            text.Length <= MenuCommand.DescriptionCharactersMax
                ? text
                : text[..(MenuCommand.DescriptionCharactersMax - 1)] + "…");
    }

    /// <summary>Telegram takes no longer codes than two letters.</summary>
    private static IEnumerable<string> Languages(Turn turn) =>
        turn.Config.Texts.Languages.Where(language => language.Length == LanguageCodeLetters);

    private static MenuScope ScopeOf(Admin admin) => new(Bot.Admin, admin.TelegramId.Value);

    private static MenuScope Everybody(Bot bot, string language) =>
        new(bot, LanguageCode: language == Texts.DefaultLanguage ? "" : language);

    private static string HashOf(IEnumerable<MenuCommand> lines)
    {
        var text = string.Join('\n', lines.Select(line => $"{line.Command} {line.Description}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
