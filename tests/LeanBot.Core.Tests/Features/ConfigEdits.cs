using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Configuration;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>What follows when operators edit the config while the worker runs.</summary>
public sealed class ConfigEdits
{
    private const long Research = -1001000000007;

    private static readonly Person Bohdan = new(new MemberId(78), "Богдан", "bohdan", "uk");

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void The_team_reads_what_has_changed(string language)
    {
        var town = new Town();
        town.Config = town.Config with { Admins = [new Admin(Some.Admin.Id, "Ada", language)] };
        var talk = Talk.With(Some.Admin, town);

        town.EditConfig(ChangeEverything, "plans.json", "channels.json", "admins.json", "promos.json",
            "leanbot.json", "texts/uk.json");
        town.Handle(new Incoming.ConfigBroken(
            "config:broken", ["plans.json, line 7: «plans[0].id» is missing", "admins.json, line 1: …"]));
        town.Handle(new Incoming.ConfigChanged(
            "config:mended", [], town.Config, town.Config, ["receiver.port"], ["texts/uk.json lacks x"],
            Mends: true));
        town.Settle();

        Verified.MatchesFile(talk.Transcript, PathOf($"ConfigEdits.The_team_reads.{language}"));
    }

    [Fact]
    public void Who_may_do_what_is_told_in_words() => Verified.InBothLanguages(person =>
    {
        var talk = Talk.With(person);
        talk.Town.EditConfig(config => config with
        {
            Admins = [.. config.Admins, new Admin(Bohdan.Id, "Bob", person.Language!, AdminRole.Support)],
        }, "admins.json");
        talk.Town.EditConfig(config => config with
        {
            Admins = [config.Admins[0], config.Admins[1] with { Role = AdminRole.Manager }],
            Roles = new Dictionary<AdminRole, AdminRights>(config.Roles)
            {
                [AdminRole.Manager] = AdminRights.Look | AdminRights.Broadcast | AdminRights.SetPrices,
                [AdminRole.Support] = config.Roles[AdminRole.Support] | AdminRights.Refund,
            },
            SecondAdmin = new SecondAdminSettings
            {
                People = 10,
                Amounts = new Dictionary<string, long> { ["usd"] = 10_000 },
            },
        }, "admins.json");
        talk.Town.EditConfig(config => config with
        {
            SecondAdmin = new SecondAdminSettings { People = 10, Amounts = new Dictionary<string, long>() },
        }, "admins.json");
        talk.Town.EditConfig(config => config with
        {
            Admins = [config.Admins[0], config.Admins[1] with { Name = "Olena" }],
        }, "admins.json");
        return talk;
    });

    [Fact]
    public void A_comment_that_was_edited_is_not_worth_a_word()
    {
        var town = new Town();
        var talk = Talk.With(Some.Admin, town);

        town.EditConfig(config => config with { }, "plans.json");

        Assert.Empty(talk.Transcript);
    }

    [Fact]
    public void A_channel_that_joins_a_plan_opens_to_its_members_and_one_that_leaves_it_closes()
    {
        var talk = Starter().Joins("Stocks").Unrecorded();

        talk.Town.EditConfig(config => Plan(config, "starter", plan => plan with
        {
            Channels = [new("bonds"), new("live-chat"), new("research")],
        }), "plans.json");
        talk.Joins("Research").ShowsWhoIsInside();

        Verified.MatchesFile(talk.Transcript, PathOf("ConfigEdits.A_channel_joins_and_leaves_a_plan"));
    }

    [Fact]
    public void What_was_edited_while_the_worker_was_away_counts_at_its_start()
    {
        var talk = Starter().Joins("Stocks");
        talk.Town.Config = Plan(talk.Town.Config, "starter", plan => plan with { Channels = [new("research")] });

        talk.Town.Begin();
        talk.Town.Settle();
        talk.Joins("Research");

        Assert.Equal([Research], talk.Town.Telegram.Inside.Select(one => one.Chat));
    }

    [Fact]
    public void An_edit_that_would_empty_a_channel_stops_for_an_admin()
    {
        var town = new Town();
        town.Config = town.Config with
        {
            Settings = town.Config.Settings with { Access = new AccessSettings { MaxRemovalsPerHour = 2 } },
        };
        foreach (var i in Enumerable.Range(1, 5))
        {
            Talk.With(Some.Member($"M{i}", 5_000_000_000 + i), town)
                .Says("/start").Presses("I accept").Presses("Starter").Presses("Monthly").Pays().Joins("Stocks");
        }

        town.EditConfig(config => Plan(config, "starter", plan => plan with { Channels = [] }), "plans.json");

        Assert.Equal(3, town.Telegram.Inside.Count());
        Assert.Contains(town.Telegram.Chat(Bot.Admin, Some.Admin.Id), said => said.Html.Contains(
            "🛑", StringComparison.Ordinal));
    }

    [Fact]
    public void A_channel_that_leaves_the_config_is_left_as_it_is()
    {
        var talk = Starter().Joins("Stocks");

        talk.Town.EditConfig(config => Plan(config, "starter", plan => plan with { Channels = [new("bonds")] })
            with
        { Channels = [.. config.Channels.Where(channel => channel.Id.Value != "stocks")] },
            "plans.json", "channels.json");

        Assert.Single(talk.Town.Telegram.Inside);
        Assert.Contains(talk.Town.Telegram.Chat(Bot.Admin, Some.Admin.Id), said => said.Html.Contains(
            "no longer look after Stocks; one member whom I know stays inside", StringComparison.Ordinal));
        // The books are no longer held to it.
        talk.Town.Telegram.LetOut(-1001000000001, Some.Member().Id);
    }

    [Fact]
    public void A_channel_that_gets_another_chat_gets_new_links()
    {
        var talk = Starter().Joins("Stocks");
        const long Elsewhere = -1001000000099;

        talk.Town.Telegram.LetOut(-1001000000001, Some.Member().Id);
        talk.Town.EditConfig(config => config with
        {
            Channels = [.. config.Channels.Select(channel => channel.Id.Value == "stocks"
                ? channel with { ChatId = Elsewhere } : channel)],
        }, "channels.json");
        talk.Joins("Stocks");

        Assert.Equal([Elsewhere], talk.Town.Telegram.Inside.Select(one => one.Chat));
    }

    [Fact]
    public void An_edit_for_many_members_goes_on_in_bounded_turns()
    {
        var town = new Town();
        town.Store.Update(town.Now, "test", tx =>
        {
            foreach (var i in Enumerable.Range(1, 300))
            {
                tx.Put(new Subscription(
                    new($"main:sub_{i}"), new MemberId(i), new("starter"), "main", $"sub_{i}",
                    SubscriptionState.Active, PaidThrough: town.Now.AddDays(20)));
            }

            return true;
        });
        var changes = new List<int>();
        town.Store.Committed += commit => changes.Add(commit.Changes.Count);

        town.EditConfig(config => Plan(config, "starter", plan => plan with
        {
            Channels = [.. config.Channels.Select(channel => channel.Id)],
        }), "plans.json");
        town.MoveTo(town.Now.AddMinutes(2));

        Assert.InRange(changes.Max(), 100, 700);
        Assert.Equal(300 * 9, town.Store.View(state => state.All<Access>().Count(access => access.IsWanted)));
    }

    [Fact]
    public void Who_leaves_the_team_cannot_press_what_they_were_shown()
    {
        var town = new Town();
        var admin = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin);
        town.Handle(new Incoming.Unreadable("stripe:main:evt_1", "another version") { Raw = "{}" });
        town.Settle();
        admin.Unrecorded();

        town.EditConfig(config => config with { Admins = [new Admin(Bohdan.Id, "Богдан", "uk")] }, "admins.json");
        admin.Presses("Drop").Says("/parked");

        Assert.Single(town.Store.View(state => state.All<ParkedItem>().ToArray()));
        Verified.MatchesFile(admin.Transcript, PathOf("ConfigEdits.Who_leaves_the_team"));
    }

    [Fact]
    public void A_plan_that_people_hold_cannot_be_taken_away()
    {
        var town = Starter().Town;
        var before = town.Config;
        var after = before with { Plans = [.. before.Plans.Where(plan => plan.Id.Value != "starter")] };
        var free = before with { Plans = [.. before.Plans.Where(plan => plan.Id.Value != "pro")] };

        var lost = Assert.Single(town.Store.View(state => PlansInUse.Lost(state, before, after)));

        Assert.Contains("1 member holds Starter", lost, StringComparison.Ordinal);
        Assert.Empty(town.Store.View(state => PlansInUse.Lost(state, before, free)));
    }

    [Fact]
    public void A_plan_without_prices_is_not_sold_and_stays_with_whoever_holds_it()
    {
        var talk = Starter().Unrecorded();

        talk.Town.EditConfig(config => Plan(config, "starter", plan => plan with
        {
            Prices = new Dictionary<Period, Money>(),
        }), "plans.json");
        talk.Says("/subscribe").Says("Starter").Says("/status");

        Verified.MatchesFile(talk.Transcript, PathOf("ConfigEdits.A_plan_without_prices"));
    }

    private static Talk Starter() => Talk.With(Some.Member())
        .Says("/start").Presses("I accept").Presses("Starter").Presses("Monthly").Pays();

    private static Config Plan(Config config, string id, Func<Plan, Plan> change) => config with
    {
        Plans = [.. config.Plans.Select(plan => plan.Id.Value == id ? change(plan) : plan)],
    };

    private static Config ChangeEverything(Config config) => config with
    {
        Plans =
        [
            config.Plans[0] with { Title = "Start", Channels = [new("stocks"), new("research")] },
            config.Plans[1] with
            {
                Description = "More.",
                Prices = new Dictionary<Period, Money> { [Period.Month] = new(5900, "usd") },
            },
            config.Plans[2] with { Prices = new Dictionary<Period, Money>() },
            config.Plans[2] with { Id = new("platinum"), Title = "Platinum" },
        ],
        Channels =
        [
            config.Channels[0] with { ChatId = -100777 }, config.Channels[1] with { Title = "Bonds & rates" },
            .. config.Channels.Skip(3), new Channel(new("gold-room"), -100555, "Gold room"),
        ],
        Admins = [.. config.Admins, new Admin(Bohdan.Id, "Богдан", "uk")],
        Promos =
        [
            new Promo(
                "WINTER-50", "Winter", new Discount.Percent(50), new PromoDuration.Repeating(3), [], null, null,
                100, null, false, []),
        ],
        Settings = config.Settings with { GraceDays = 7, WarningDays = [5, 1] },
    };

    private static string PathOf(
        string name, [System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, $"{name}.verified.txt");
}
