using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>A dry run names who would go and why; a run lets them out, and can be undone; while the config
/// says so, nobody is let out.</summary>
public sealed class KickPlanning
{
    private const long Stocks = -1001000000001;

    private static readonly Person Stepan = Some.Member("Stepan", 5_000_000_009);

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Who_would_go_is_seen_first_then_let_out_and_may_be_invited_back(string language)
    {
        var town = MenuOfTheTeam.Community();
        town.Config = With(town, new RemovalSettings(), maxPerHour: 0);
        LetIn(town, Stepan);
        var team = MenuOfTheTeam.Team(town, language).Says("/removals").Presses("🧮");
        Assert.Contains((Stocks, Stepan.Id), town.Telegram.Inside);

        team.Presses("🚪").Presses("🚪").Waits(hours: 1);
        Assert.DoesNotContain((Stocks, Stepan.Id), town.Telegram.Inside);
        Assert.Contains((Stocks, Some.Member().Id), town.Telegram.Inside);
        team.Says("/removals").Presses("↩️").Presses("↩️").Presses("↩️").Waits(hours: 1);

        Assert.Contains(
            Subscriptions(town),
            held => held.Member == Stepan.Id && held is { IsGiven: true, GivesAccess: true });
        team.Presses("🔎");
        MenuOfTheTeam.Match(team, language);
    }

    [Fact]
    public void Who_was_invited_back_comes_in_and_goes_by_itself_when_the_days_are_over()
    {
        var town = MenuOfTheTeam.Community();
        town.Config = With(town, new RemovalSettings { UndoDays = 3 }, maxPerHour: 0);
        var stepan = Talk.With(Stepan, town).As(Stepan).Says("/start").Presses("I accept");
        LetIn(town, Stepan);
        var team = MenuOfTheTeam.Team(town, "en").Says("/removals").Presses("🧮")
            .Presses("🚪").Presses("🚪").Waits(hours: 1).Says("/removals").Presses("↩️").Presses("↩️").Presses("↩️");
        team.Waits(hours: 1);

        town.Config = With(town, new RemovalSettings { UndoDays = 3 }, maxPerHour: 50);
        stepan.As(Stepan).Joins("Stocks");
        Assert.Contains((Stocks, Stepan.Id), town.Telegram.Inside);
        stepan.Waits(days: 5);

        Assert.DoesNotContain((Stocks, Stepan.Id), town.Telegram.Inside);
        Assert.Contains(
            town.Telegram.Chat(Bot.User, Stepan.Id),
            shown => shown.Html.StartsWith("Sorry, you were let out by mistake", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_takes_no_more_than_the_cap_and_two_admins_run_it_once()
    {
        var town = MenuOfTheTeam.Community();
        town.Config = With(town, new RemovalSettings { CapPerRun = 2 }, maxPerHour: 0) with
        {
            Admins = [new Admin(Some.Admin.Id, "Ada"), new Admin(new MemberId(78), "Olha")],
        };
        foreach (var number in Enumerable.Range(1, 5))
            LetIn(town, Some.Member($"M{number}", 6_000_000_000 + number));
        var team = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says("/removals")
            .Presses("🧮").Presses("🚪 Let 2 out …");
        var (message, button) = team.Find("🚪 Let 2 out");

        team.Presses("🚪 Let 2 out").PressesData("the same once more", message.Id, button.Data!).Waits(hours: 1);

        Assert.Equal(3, town.Telegram.Inside.Count(one => one.Member.Value > 6_000_000_000));
        Assert.Contains("out of date", team.Transcript, StringComparison.Ordinal);
        Assert.Equal(2, Plan(town).Taken);
    }

    [Fact]
    public void Who_is_banned_is_on_the_list_whatever_the_team_has_given_and_goes()
    {
        var town = MenuOfTheTeam.Community();
        var stepan = Talk.With(Stepan, town).As(Stepan).Says("/start").Presses("I accept");
        var team = MenuOfTheTeam.Team(town, "en").Says($"/activate {Stepan.Id} 30 gold").Presses("Yes, give it");
        stepan.As(Stepan).Joins("Stocks");
        town.Config = With(town, new RemovalSettings(), maxPerHour: 0);
        team = MenuOfTheTeam.Team(town, "en").Says("/find stepan").Presses("🔑").Presses("⛔️ Ban").Presses("⛔️ Yes");
        Assert.Contains((Stocks, Stepan.Id), town.Telegram.Inside);

        team.Unrecorded().Says("/removals").Presses("🧮");

        var entry = Assert.Single(Plan(town).Entries);
        Assert.Equal((Stepan.Id, KickReason.Banned), (entry.Member, entry.Reason));
        Assert.Contains("banned on 2 Nov 2026", team.Transcript, StringComparison.Ordinal);
        team.Presses("🚪").Presses("🚪").Waits(hours: 1);
        Assert.DoesNotContain((Stocks, Stepan.Id), town.Telegram.Inside);
    }

    [Fact]
    public void Who_has_paid_between_the_dry_run_and_the_run_stays()
    {
        var town = MenuOfTheTeam.Community();
        town.Config = With(town, new RemovalSettings(), maxPerHour: 0);
        LetIn(town, Stepan);
        var team = MenuOfTheTeam.Team(town, "en").Says("/removals").Presses("🧮").Presses("🚪");
        Talk.With(Stepan, town).As(Stepan).Says("/start").Presses("I accept").Presses("Gold").Presses("Monthly").Pays();

        team.As(Some.Admin, Bot.Admin).Presses("🚪").Waits(hours: 1);

        Assert.Contains((Stocks, Stepan.Id), town.Telegram.Inside);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void While_it_only_observes_nobody_goes_whatever_falls_due_and_whoever_says_yes(string language)
    {
        var town = MenuOfTheTeam.Community();
        LetIn(town, Stepan, isTold: false);
        town.Config = With(town, new RemovalSettings { Observe = true }, maxPerHour: 50);
        town.Stripe.CardWorks = false;
        LetIn(town, Stepan);
        var team = MenuOfTheTeam.Team(town, language).Waits(days: 60);

        Assert.Contains((Stocks, Stepan.Id), town.Telegram.Inside);
        Assert.Contains((Stocks, Some.Member().Id), town.Telegram.Inside);
        team.Unrecorded().Says("/removals").Presses("🧮");
        Assert.Contains((Stocks, Stepan.Id), town.Telegram.Inside);

        town.EditConfig(config => With(town, new RemovalSettings(), maxPerHour: 50), "leanbot.json");
        team.Says("/removals").Presses("🚪").Waits(days: 1);
        Assert.Empty(town.Telegram.Inside);
        MenuOfTheTeam.Match(team, language);
    }

    [Fact]
    public void Who_waits_at_several_doors_is_one_person()
    {
        var town = MenuOfTheTeam.Community();
        town.Config = With(town, new RemovalSettings { Observe = true }, maxPerHour: 50);
        foreach (var channel in town.Config.Channels.Take(2)) LetIn(town, Stepan, channel: channel.ChatId);

        var team = MenuOfTheTeam.Team(town, "en").Says("/removals");

        Assert.Equal(2, town.Store.View(state => state.All<HeldRemoval>().Count()));
        Assert.Contains("One person waits to be let out", team.Transcript, StringComparison.Ordinal);
        Assert.Contains("without a right: Bonds, Stocks", team.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_waits_for_a_yes_is_on_the_list_of_a_dry_run_too()
    {
        var town = MenuOfTheTeam.Community();
        town.Config = With(town, new RemovalSettings { Observe = true }, maxPerHour: 50);
        var team = MenuOfTheTeam.Team(town, "en").Says("/find olena")
            .Presses("🔑").Presses("end now").Presses("Yes").Waits(hours: 1);
        Assert.Contains((Stocks, Some.Member().Id), town.Telegram.Inside);

        team.Says("/removals").Presses("🧮");

        Assert.Contains("one person is inside without a right", team.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("the money went back", team.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removal_that_waits_already_stops_when_observing_begins()
    {
        var town = MenuOfTheTeam.Community();
        town.HoldsBack = request => request is LetOut;
        LetIn(town, Stepan);
        town.EditConfig(config => With(town, new RemovalSettings { Observe = true }, maxPerHour: 50), "leanbot.json");

        town.HoldsBack = _ => false;
        town.Settle();

        Assert.Contains((Stocks, Stepan.Id), town.Telegram.Inside);
        Assert.Single(town.Store.View(state => state.All<HeldRemoval>().ToArray()));
    }

    /// <summary>Whatever is known of them: who has a subscription that runs is on no list for a channel that
    /// it opens.</summary>
    [Fact]
    public void Nobody_who_pays_is_ever_on_the_list()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var town = new Town();
            var random = new Random(seed);
            Fill(town, random);
            var plan = town.Store.Update(town.Now, "test", tx => Made(town, tx));
            Assert.Equal(plan.Total, plan.Entries.Count);
            foreach (var entry in plan.Entries) Check(town, entry, seed);
        }
    }

    [Fact]
    public void Who_waits_for_a_yes_goes_only_by_two_where_they_are_many()
    {
        var town = MenuOfTheTeam.Community();
        town.Config = With(town, new RemovalSettings(), maxPerHour: 0) with
        {
            SecondAdmin = new SecondAdminSettings { People = 2 },
            Admins = [new Admin(Some.Admin.Id, "Ada"), new Admin(new MemberId(78), "Olha")],
        };
        foreach (var number in Enumerable.Range(1, 3))
            LetIn(town, Some.Member($"M{number}", 6_000_000_000 + number));
        var team = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says("/removals");

        team.Presses("🚪 Let 3 out").Waits(hours: 1);
        Assert.Equal(3, town.Telegram.Inside.Count(one => one.Member.Value > 6_000_000_000));
        team.As(Some.Member("Olha", 78), Bot.Admin).Presses("Approve").Waits(hours: 1);

        Assert.DoesNotContain(town.Telegram.Inside, one => one.Member.Value > 6_000_000_000);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1)]
    public void A_cap_that_is_changed_meanwhile_lets_out_no_more_than_either_says(int cap)
    {
        var town = MenuOfTheTeam.Community();
        town.Config = With(town, new RemovalSettings { CapPerRun = 2 }, maxPerHour: 0) with
        {
            SecondAdmin = new SecondAdminSettings { People = 1 },
            Admins = [new Admin(Some.Admin.Id, "Ada"), new Admin(new MemberId(78), "Olha")],
        };
        foreach (var number in Enumerable.Range(1, 5))
            LetIn(town, Some.Member($"M{number}", 6_000_000_000 + number));
        var team = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says("/removals")
            .Presses("🧮").Presses("🚪 Let 2 out …").Presses("🚪 Let 2 out");
        town.Config = With(town, new RemovalSettings { CapPerRun = cap }, maxPerHour: 0);

        team.As(Some.Member("Olha", 78), Bot.Admin).Presses("Approve").Waits(hours: 1);

        Assert.Equal(
            5 - Math.Min(2, cap), town.Telegram.Inside.Count(one => one.Member.Value > 6_000_000_000));
    }

    /// <summary>Undoing gives access without a payment.</summary>
    [Fact]
    public void Many_are_invited_back_only_by_two()
    {
        var town = MenuOfTheTeam.Community();
        town.Config = With(town, new RemovalSettings(), maxPerHour: 0) with
        {
            Admins = [new Admin(Some.Admin.Id, "Ada"), new Admin(new MemberId(78), "Olha")],
        };
        foreach (var number in Enumerable.Range(1, 3))
            LetIn(town, Some.Member($"M{number}", 6_000_000_000 + number));
        var team = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says("/removals")
            .Presses("🧮").Presses("🚪").Presses("🚪").Waits(hours: 1);
        town.Config = town.Config with { SecondAdmin = new SecondAdminSettings { People = 2 } };

        team.Says("/removals").Presses("↩️").Presses("↩️").Presses("↩️").Waits(hours: 1);
        Assert.DoesNotContain(Subscriptions(town), held => held.IsGiven);
        team.As(Some.Member("Olha", 78), Bot.Admin).Presses("Approve").Waits(hours: 1);

        Assert.Equal(3, Subscriptions(town).Count(held => held.IsGiven));
    }

    private static void Check(Town town, KickEntry entry, int seed)
    {
        var open = Subscriptions(town)
            .Where(held => held.Member == entry.Member && held.GivesAccess
                && Steps.EndOf(held, held.PaidThrough!.Value, town.Config) > town.Now)
            .SelectMany(held => town.Config.Plans.Single(plan => plan.Id == held.Plan).Channels)
            .ToHashSet();
        Assert.All(entry.Channels, channel => Assert.False(
            open.Contains(channel), $"seed {seed}: {entry.Member} pays for {channel}"));
        var access = town.Store.View(state => entry.Channels
            .Select(channel => state.Get<Access>(Access.KeyOf(entry.Member, channel))!)
            .ToArray());
        Assert.All(access, one => Assert.True(
            one is { Known: Presence.In, IsGuest: false, IsAdministrator: false }, $"seed {seed}"));
    }

    private static void Fill(Town town, Random random) => town.Store.Update(town.Now, "test", tx =>
    {
        var states = Enum.GetValues<SubscriptionState>();
        for (var member = 1; member <= 30; member++)
        {
            var id = new MemberId(member);
            foreach (var channel in town.Config.Channels)
            {
                if (random.Next(3) == 0) continue;
                tx.Put(new Access(
                    id, channel.Id, IsWanted: random.Next(2) == 0, Known: (Presence)random.Next(3),
                    IsGuest: random.Next(8) == 0, IsAdministrator: random.Next(10) == 0));
            }

            for (var number = random.Next(3); number > 0; number--)
            {
                var plan = town.Config.Plans[random.Next(town.Config.Plans.Count)].Id;
                tx.Put(new Subscription(
                    new($"main:sub_{member}_{number}"), id, plan, "main", $"sub_{member}_{number}",
                    states[random.Next(states.Length)], town.Now.AddDays(random.Next(-40, 40)),
                    HasEndedAtStripe: random.Next(2) == 0, IsPaused: random.Next(6) == 0,
                    IsCutShort: random.Next(6) == 0, IsDisputed: random.Next(6) == 0));
            }
        }

        return true;
    });

    private static KickPlan Made(Town town, Tx tx) => KickPlans.Make(new Turn(
        new Incoming.Unreadable("test", ""), tx, town.Config, new Router(Some.Schema, typeof(Engine).Assembly),
        town.Now, new Entropy(new byte[16])));

    private static Subscription[] Subscriptions(Town town) =>
        town.Store.View(state => state.All<Subscription>().ToArray());

    private static KickPlan Plan(Town town) => town.Store.View(state => state.All<KickPlan>().Single());

    internal static Config With(Town town, RemovalSettings removals, int maxPerHour) => town.Config with
    {
        Settings = town.Config.Settings with
        {
            Removals = removals,
            Access = new AccessSettings { MaxRemovalsPerHour = maxPerHour },
        },
    };

    /// <summary>By a road that is not ours.</summary>
    internal static void LetIn(Town town, Person person, bool isTold = true, long channel = Stocks)
    {
        town.Telegram.LetIn(channel, person.Id);
        if (!isTold) return;
        town.Handle(new Incoming.MembershipChanged(
            town.NextUpdate(Bot.User), person, person, ByBot: false, channel, Membership.In));
        town.Settle();
    }
}
