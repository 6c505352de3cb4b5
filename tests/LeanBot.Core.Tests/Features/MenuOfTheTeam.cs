using System.Runtime.CompilerServices;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Notices;

namespace LeanBot.Core.Tests.Features;

/// <summary>The owner's first day in the admin bot.</summary>
public sealed class MenuOfTheTeam
{
    private static readonly Person Mallory = new(new MemberId(5_000_000_666), "Mallory", null, "en");

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Every_screen_of_the_menu_is_opened_from_it_and_leads_back(string language)
    {
        var team = Team(Community(), language).Says("/start");

        foreach (var screen in ScreenLabels(language)) team.Presses(screen).Presses("⌂");

        Match(team, language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void The_overview_counts_what_there_is_and_is_shown_anew_in_place(string language)
    {
        var town = Community();
        var team = Team(town, language).Says("/admin").Presses("📊");
        Buy(town, Some.Member("Petro", 5_000_000_002), "Pro");

        team.Unrecorded().Presses("🔄");

        Match(team, language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void The_log_is_read_page_by_page_and_topic_by_topic(string language)
    {
        var town = Community();
        for (var i = 2; i <= 8; i++) Buy(town, Some.Member($"Member {i}", 5_000_000_000 + i), "Pro");
        var team = Team(town, language).Says("/notices").Presses("✅").Says("/admin").Presses("🕘")
            .Unrecorded();
        string[] topics = ["💳", "🚪", "⚠️", "🛠", language == "en" ? "All" : "Усе"];

        foreach (var topic in topics) team.Presses(topic);
        team.Presses("›").Presses("‹").Presses(language == "en" ? "• All" : "• Усе");

        Match(team, language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void What_is_parked_is_reached_from_the_menu(string language)
    {
        var town = Community();
        for (var i = 1; i <= 7; i++)
            town.Handle(new Incoming.Unreadable($"stripe:main:bad_{i}", "Another version.") { Raw = "{}" });
        town.Settle();
        var team = Team(town, language).Says("/admin").Presses("🗂").Presses("🔄");

        team.Presses(language == "en" ? "Older" : "Старіші").Presses("⌂");

        Match(team, language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Whoever_waits_to_be_let_out_is_reached_from_the_menu(string language)
    {
        var town = Community();
        town.Config = town.Config with
        {
            Settings = town.Config.Settings with { Access = new AccessSettings { MaxRemovalsPerHour = 0 } },
        };
        var (stranger, chat) = (Some.Member("Stepan", 5_000_000_009), town.Config.Channels[0].ChatId);
        town.Telegram.LetIn(chat, stranger.Id);
        town.Handle(new Incoming.MembershipChanged(
            town.NextUpdate(Bot.User), stranger, stranger, ByBot: false, chat, Membership.In));
        town.Settle();

        var team = Team(town, language).Says("/admin").Presses("✋");

        Match(team.Presses(language == "en" ? "Keep all" : "Вивести").Presses("⌂"), language);
    }

    [Fact]
    public void A_stranger_hears_one_word_an_hour_and_is_noted_once()
    {
        var town = new Town();
        var talk = Talk.With(Mallory, town).As(Mallory, Bot.Admin).PressesData("a button", 1, "x.0");

        talk.Says("/parked").Says("hello").Says("/admin").Waits(hours: 1).Says("hello");

        Assert.Equal(2, town.Telegram.Chat(Bot.Admin, Mallory.Id).Count);
        Assert.Equal(
            ["press", "message"],
            Entries(town).Where(entry => entry.Kind == DiaryKind.TurnedAway).Select(entry => entry.About));
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void A_stranger_who_is_too_fast_hears_nothing_more()
    {
        var town = new Town();

        town.Handle(new Incoming.TooFast("admin:900", Bot.Admin, Mallory, QueryId: null));
        town.Handle(new Incoming.TooFast("admin:901", Bot.Admin, Mallory, QueryId: "query"));
        town.Settle();

        Assert.Empty(town.Telegram.Chat(Bot.Admin, Mallory.Id));
    }

    [Fact]
    public void A_crowd_of_strangers_pushes_nothing_out_of_the_log()
    {
        var town = new Town();

        for (var i = 0; i < 100; i++)
            Talk.With(Mallory with { Id = new MemberId(6_000_000_000 + i) }, town)
                .As(Mallory with { Id = new MemberId(6_000_000_000 + i) }, Bot.Admin).Says("/start");

        Assert.Equal(20, Entries(town).Count(entry => entry.Kind == DiaryKind.TurnedAway));
    }

    [Fact]
    public void The_buttons_of_a_removed_admin_do_nothing()
    {
        var town = Community();
        var admin = Team(town, "en").Says("/notices");
        town.Config = town.Config with { Admins = [] };

        admin.Presses("New members").Presses("⌂").Says("/find Olena");

        Assert.Empty(town.Store.View(state => state.All<MutedNotices>().ToArray()));
        var seen = town.Telegram.Chat(Bot.Admin, Some.Admin.Id);
        Assert.StartsWith("This bot is for the team", seen[^1].Html, StringComparison.Ordinal);
        Assert.StartsWith("🔔", seen[^2].Html, StringComparison.Ordinal);
        Assert.False(seen[^2].IsEdited);
    }

    [Fact]
    public void A_button_from_before_a_screen_was_taken_away_says_so()
    {
        var town = Community();
        var team = Team(town, "en").Says("/admin").Unrecorded();

        team.PressesData("an old button", 1, "x.0");

        Assert.Contains("(alert: This button is out of date. /admin shows the menu.)", team.Transcript,
            StringComparison.Ordinal);
    }

    internal static Town Community()
    {
        var town = new Town();
        town.Begin();
        town.Settle();
        Buy(town, Some.Member(), "Gold");
        return town;
    }

    internal static Talk Buy(Town town, Person person, string plan)
    {
        var saw = town.Saw;
        var talk = Talk.With(person, town).As(person).Says("/start").Presses("I accept")
            .Presses(plan).Presses("Monthly").Pays().Joins("Stocks");
        town.Saw = saw;
        return talk;
    }

    /// <summary>One admin, who reads that language.</summary>
    internal static Talk Team(Town town, string language)
    {
        town.Config = town.Config with { Admins = [new Admin(Some.Admin.Id, Some.Admin.Name, language)] };
        return Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin);
    }

    internal static DiaryEntry[] Entries(Town town) => town.Store.View(
        state => state.All<DiaryEntry>().OrderBy(entry => entry.Number).ToArray());

    internal static void Match(
        Talk talk, string language, [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        Verified.Matches(talk.Transcript, file, language == "en" ? test : $"{test}.{language}");

    private static string[] ScreenLabels(string language) => language == "en"
        ? ["Overview", "Find", "Not handled", "Removals", "Questions", "Recent", "Notices"]
        : ["Огляд", "Знайти", "Не опрацьовано", "На вихід", "Запитання", "Останні", "Сповіщення"];
}
