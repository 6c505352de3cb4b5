using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Sweeps;

namespace LeanBot.Core.Tests.Features;

/// <summary>Who should be inside against who is, found and repaired.</summary>
public sealed class Sweeping
{
    private const long Stocks = -1001000000001;

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void An_audit_finds_who_is_missing_banned_strange_or_without_a_right_and_repairs_it(
        string language)
    {
        var town = MenuOfTheTeam.Community();
        var (petro, banned) = (Some.Member("Petro", 5_000_000_002), Some.Member("Bob", 5_000_000_003));
        MenuOfTheTeam.Buy(town, petro, "Gold");
        MenuOfTheTeam.Buy(town, banned, "Gold");
        town.Telegram.LetOut(Stocks, petro.Id);
        town.Telegram.LetOut(Stocks, banned.Id);
        town.Telegram.Banned.Add((Stocks, banned.Id));
        town.Telegram.Strangers = 2;
        town.Telegram.MayNotBanIn.Add(Stocks);
        var team = MenuOfTheTeam.Team(town, language).Says("/admin").Presses("🔬").Presses("🔬").Presses("🔄");
        town.MoveTo(town.Now.AddMinutes(10));

        team.Presses("🔎").Presses("⛔").Presses("‹").Presses("✉️").Presses("✉️");
        town.MoveTo(town.Now.AddMinutes(1));
        team.Says("/admin").Presses("🔬").Presses("🔑");

        Assert.Contains(
            town.Telegram.Chat(Bot.User, petro.Id),
            shown => shown.Html.Contains("not inside yet", StringComparison.Ordinal)
                || shown.Html.Contains("ще не всередині", StringComparison.Ordinal));
        MenuOfTheTeam.Match(team, language);
    }

    [Fact]
    public void Everybody_is_looked_at_once_some_at_a_time_and_two_audits_do_not_run_at_once()
    {
        var town = MenuOfTheTeam.Community();
        town.Store.Update(town.Now, "test", tx =>
        {
            for (var id = 1; id <= 200; id++)
            {
                town.Telegram.LetIn(Stocks, new MemberId(id));
                tx.Put(new Access(
                    new MemberId(id), new("stocks"), Known: Presence.In, IsGuest: true,
                    LookAt: town.Now.AddDays(9)));
            }

            return true;
        });
        var asked = new Dictionary<(DateTimeOffset, MemberId), int>();
        town.Carried = request =>
        {
            if (request is not LookUpMembers look) return;
            foreach (var member in look.Members)
                asked[(town.Now, member)] = asked.GetValueOrDefault((town.Now, member)) + 1;
        };

        var team = MenuOfTheTeam.Team(town, "en").Says("/admin").Presses("🔬").Presses("🔬");
        var (message, button) = team.Find("🔄");
        Assert.Throws<Refused>(() => town.Store.Update(town.Now, "test", tx => Again(town, tx)));
        town.MoveTo(town.Now.AddMinutes(2));

        Assert.Equal(201, asked.Select(one => one.Key.Item2).Distinct().Count());
        Assert.All(asked.GroupBy(one => one.Key.Item1), moment => Assert.InRange(moment.Count(), 1, 20));
        Assert.NotNull(town.Store.View(state => state.Get<ChannelSweep>(ChannelSweep.OnlyKey))!.FinishedAt);
        Assert.NotNull(button.Data ?? $"{message.Id}");
    }

    [Fact]
    public void An_audit_goes_on_after_a_restart_in_the_middle()
    {
        var town = MenuOfTheTeam.Community();
        town.DiesAfterEveryTurn = true;

        var team = MenuOfTheTeam.Team(town, "en").Says("/admin").Presses("🔬").Presses("🔬");
        town.MoveTo(town.Now.AddMinutes(10));

        Assert.Contains("I have looked at everybody", team.Transcript, StringComparison.Ordinal);
    }

    private static bool Again(Town town, Tx tx)
    {
        Core.Features.Sweeps.Sweeping.Begin(
            new Turn(
                new Incoming.Unreadable("test", ""), tx, town.Config,
                new Router(Some.Schema, typeof(Engine).Assembly), town.Now, new Entropy(new byte[16])),
            Some.Admin.Id);
        return true;
    }
}
