using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Commands;

namespace LeanBot.Core.Tests.Features;

/// <summary>The lists that Telegram shows beside the input.</summary>
public sealed class CommandMenus
{
    [Fact]
    public void Everybody_has_a_menu_in_the_language_of_their_Telegram_and_the_team_one_of_its_own()
    {
        var talk = Talk.With(Some.Admin).As(Some.Admin, Bot.Admin).Says("/start");

        Start(talk.Town);

        Verified.Matches(Shown(talk.Town));
    }

    [Fact]
    public void What_is_set_already_is_not_set_again()
    {
        var town = new Town();
        Start(town);

        var calls = Count(town);
        Start(town);
        town.Restart();
        Start(town);

        Assert.Equal(0, calls());
    }

    [Fact]
    public void An_admin_who_never_wrote_to_the_bot_is_no_alarm_and_gets_the_menu_with_their_first_word()
    {
        var town = new Town();
        Start(town);
        Assert.DoesNotContain("Admin:77:", town.Telegram.Menus.Keys);
        Assert.Empty(town.Telegram.Chat(Bot.Admin, Some.Admin.Id));

        Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says("/start");

        Assert.Contains(town.Telegram.Menus["Admin:77:"].Commands, line => line.Command == "parked");
    }

    [Fact]
    public void Who_is_no_admin_any_more_loses_the_menu_at_the_next_start()
    {
        var talk = Talk.With(Some.Admin).As(Some.Admin, Bot.Admin).Says("/start");
        talk.Town.Config = talk.Town.Config with { Admins = [new Admin(new MemberId(78), "Bert")] };

        Start(talk.Town);

        Assert.DoesNotContain("Admin:77:", talk.Town.Telegram.Menus.Keys);
        Assert.Equal("start", talk.Town.Telegram.Menus["Admin:all:"].Commands.Single().Command);
    }

    [Fact]
    public void The_menu_of_who_chose_a_language_follows_at_once_and_when_the_texts_change()
    {
        var talk = Buying.Member().Says("/language").Presses("Українська");
        Assert.Equal("мова спілкування", DescriptionOf(talk.Town, "language"));

        var ukrainian = new Dictionary<string, string>(Some.Templates["uk"]) { ["commands.language"] = "ваша мова" };
        talk.Town.Config = talk.Town.Config with
        {
            Texts = new Texts(new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["en"] = Some.Templates["en"],
                ["uk"] = ukrainian,
            }),
        };
        Start(talk.Town);

        Assert.Equal("ваша мова", DescriptionOf(talk.Town, "language"));
    }

    [Fact]
    public void An_edit_of_words_or_of_the_team_is_followed_at_once()
    {
        var talk = Talk.With(Some.Admin).As(Some.Admin, Bot.Admin).Says("/start");
        Start(talk.Town);

        talk.Town.EditConfig(config => config with { Texts = new Texts(Changed()) }, "texts/en.json");
        Assert.Equal("!", talk.Town.Telegram.Menus["User:all:"].Commands.Single(IsHelp).Description);

        talk.Town.EditConfig(config => config with { Admins = [] }, "admins.json");
        Assert.DoesNotContain("Admin:77:", talk.Town.Telegram.Menus.Keys);

        static bool IsHelp(MenuCommand line) => line.Command == "help";
    }

    [Fact]
    public void A_language_that_is_gone_takes_its_menus_along()
    {
        var town = new Town();
        Start(town);
        town.Config = town.Config with
        {
            Texts = new Texts(Some.Templates.Where(text => text.Key == "en").ToDictionary()),
        };

        Start(town);

        Assert.Equal(["Admin:all:", "User:all:"], town.Telegram.Menus.Keys);
    }

    [Fact]
    public void Many_people_who_chose_are_gone_through_some_at_a_time()
    {
        var town = new Town();
        for (var i = 1; i <= 450; i++)
        {
            var talk = Talk.With(Some.Member("Olena", i), town).Says("/language").Presses("Українська");
            if (i == 450) talk.Unrecorded();
        }

        town.Config = town.Config with { Texts = new Texts(Changed()) };
        var calls = Count(town);
        Start(town);
        town.MoveTo(town.Now.AddMinutes(1));

        Assert.All(
            Enumerable.Range(1, 450),
            id => Assert.Equal(
                "!", town.Telegram.Menus[$"User:{id}:"].Commands.Single(line => line.Command == "help").Description));
        Assert.InRange(calls(), 450, 460);
    }

    [Fact]
    public void A_description_that_is_too_long_is_cut_and_has_no_markup()
    {
        var town = new Town();
        var english = new Dictionary<string, string>(Some.Templates["en"])
        {
            ["commands.help"] = $"<b>a &amp; b</b>{new string('x', 300)}",
        };
        town.Config = town.Config with
        {
            Texts = new Texts(new Dictionary<string, IReadOnlyDictionary<string, string>> { ["en"] = english }),
        };

        Start(town);

        var help = town.Telegram.Menus["User:all:"].Commands.Single(line => line.Command == "help");
        Assert.StartsWith("a & bxxx", help.Description, StringComparison.Ordinal);
        Assert.Equal(256, help.Description.Length);
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Changed() =>
        Some.Templates.ToDictionary(
            language => language.Key,
            IReadOnlyDictionary<string, string> (language) =>
                new Dictionary<string, string>(language.Value) { ["commands.help"] = "!" });

    private static void Start(Town town)
    {
        town.Begin();
        town.Settle();
    }

    /// <summary>How many menus are set from now on.</summary>
    private static Func<int> Count(Town town)
    {
        var count = 0;
        town.Carried = request => count += request is SetCommands ? 1 : 0;
        return () => count;
    }

    private static string DescriptionOf(Town town, string command) => town.Telegram.Menus["User:5000000001:"]
        .Commands.Single(line => line.Command == command).Description;

    private static string Shown(Town town) => string.Join("\n\n", town.Telegram.Menus.Values.Select(menu =>
        $"{menu.Scope.Bot} bot, {menu.Scope.Type} {menu.Scope.ChatId} {menu.Scope.LanguageCode}\n"
        + string.Join('\n', menu.Commands.Select(line => $"    /{line.Command} — {line.Description}"))));
}
