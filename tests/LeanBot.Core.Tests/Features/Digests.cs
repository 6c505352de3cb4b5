using LeanBot.Core.Features.Digests;
using LeanBot.Core.Features.Notices;

namespace LeanBot.Core.Tests.Features;

/// <summary>A summary every morning: one, at the hour of the zone, whatever clocks and outages do.</summary>
public sealed class Digests
{
    private static readonly TimeZoneInfo Kyiv = Some.Config.Zone;

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void The_team_reads_what_yesterday_brought_and_what_waits(string language)
    {
        var town = MenuOfTheTeam.Community();
        town.Handle(new Incoming.Unreadable("stripe:main:x", "Another version.") { Raw = "{}" });
        town.Telegram.WithoutRights.Add(town.Config.Channels[1].ChatId);
        MenuOfTheTeam.Buy(town, Some.Member("Petro", 5_000_000_002), "Starter");
        var team = MenuOfTheTeam.Team(town, language);

        town.MoveTo(Nine(2026, 11, 3));
        team.Presses("📊").Presses("🗂");
        town.MoveTo(Nine(2026, 11, 4));

        MenuOfTheTeam.Match(team, language);
    }

    [Fact]
    public void It_comes_at_nine_of_the_zone_on_every_day_also_when_clocks_are_changed()
    {
        var town = Begun(new DateTimeOffset(2027, 3, 26, 10, 0, 0, TimeSpan.Zero));

        Assert.Equal(
            [Nine(2027, 3, 27), Nine(2027, 3, 28), Nine(2027, 3, 29)], Moments(town, days: 3));
        Assert.Equal(TimeSpan.FromHours(23), Nine(2027, 3, 28) - Nine(2027, 3, 27));
    }

    [Fact]
    public void An_hour_that_comes_twice_brings_one_and_one_that_is_skipped_brings_one()
    {
        var autumn = Begun(new DateTimeOffset(2026, 10, 23, 10, 0, 0, TimeSpan.Zero), hour: 3);
        var spring = Begun(new DateTimeOffset(2027, 3, 26, 10, 0, 0, TimeSpan.Zero), hour: 3);

        Assert.Equal(3, Moments(autumn, days: 3).Count);
        Assert.Equal(3, Moments(spring, days: 3).Count);
    }

    [Fact]
    public void After_a_week_of_downtime_there_is_one_for_all_of_it()
    {
        var town = Begun(Some.Noon);
        town.MoveTo(Nine(2026, 11, 3));
        var before = Told(town).Length;

        town.JumpBy(TimeSpan.FromDays(7));
        town.Restart();
        town.Begin();
        town.Settle();

        var digest = Assert.Single(
            Told(town).Skip(before), IsOne);
        Assert.Contains("3 Nov 2026 – 9 Nov 2026", digest, StringComparison.Ordinal);
        Assert.Equal([Nine(2026, 11, 11), Nine(2026, 11, 12)], Moments(town, days: 2));
    }

    [Fact]
    public void Who_starts_the_worker_at_night_is_not_woken_by_a_summary()
    {
        var town = Begun(Some.Noon);
        town.JumpBy(TimeSpan.FromDays(3) - TimeSpan.FromHours(9));
        town.Restart();
        town.Begin();
        town.Settle();

        Assert.DoesNotContain(Told(town), IsOne);
        Assert.Equal([Nine(2026, 11, 5)], Moments(town, days: 1));
    }

    [Fact]
    public void A_clock_that_was_ahead_and_is_set_right_stops_nothing()
    {
        var town = Begun(Some.Noon);
        town.JumpBy(TimeSpan.FromDays(400));
        town.Settle();
        town.JumpBy(TimeSpan.FromDays(-400));
        town.Handle(new Incoming.ClockJumped("clock:1", TimeSpan.FromDays(-400), ["main"]));
        town.Settle();

        Assert.Equal([Nine(2026, 11, 3), Nine(2026, 11, 4)], Moments(town, days: 2));
    }

    [Fact]
    public void An_edited_hour_counts_from_the_same_day_on()
    {
        var town = Begun(Some.Noon);

        town.EditConfig(config => config with
        {
            Settings = config.Settings with { Digest = new DigestSettings { Hour = 18 } },
        }, "leanbot.json");

        Assert.Equal([Nine(2026, 11, 3).AddHours(9)], Moments(town, days: 2));
    }

    [Fact]
    public void It_can_be_muted()
    {
        var town = Begun(Some.Noon);
        MenuOfTheTeam.Team(town, "en").Says("/notices").Presses("summary");

        town.MoveTo(Nine(2026, 11, 6));

        Assert.DoesNotContain(Told(town), IsOne);
        Assert.Single(town.Store.View(state => state.All<MutedNotices>().ToArray()));
    }

    internal static bool IsOne(string html) => html.StartsWith('☀');

    private static Town Begun(DateTimeOffset at, int hour = 9)
    {
        var town = new Town();
        town.Config = town.Config with
        {
            Settings = town.Config.Settings with { Digest = new DigestSettings { Hour = hour } },
        };
        town.JumpBy(at - town.Now);
        town.Begin();
        town.Settle();
        return town;
    }

    /// <summary>When summaries are said, in so many days.</summary>
    private static List<DateTimeOffset> Moments(Town town, int days)
    {
        var moments = new List<DateTimeOffset>();
        town.Saw = (said, _) =>
        {
            if (IsOne(said.Html)) moments.Add(town.Now);
        };
        var end = town.Now.AddDays(days);
        town.MoveTo(end);
        town.Saw = null;
        return moments;
    }

    private static string[] Told(Town town) =>
        [.. town.Telegram.Chat(Bot.Admin, Some.Admin.Id).Select(shown => shown.Html)];

    private static DateTimeOffset Nine(int year, int month, int day)
    {
        var local = new DateTime(year, month, day, 9, 0, 0);
        return new DateTimeOffset(local, Kyiv.GetUtcOffset(local)).ToUniversalTime();
    }
}
