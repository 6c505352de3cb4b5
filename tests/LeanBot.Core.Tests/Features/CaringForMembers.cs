using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Notes;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.TeamChanges;

namespace LeanBot.Core.Tests.Features;

/// <summary>What the team does for one member, or to them.</summary>
public sealed class CaringForMembers
{
    private static readonly Person Petro = Some.Member("Petro", 5_000_000_002);

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Days_are_given_moved_and_ended_and_the_member_knows(string language)
    {
        var team = Team(language).Says("/find petro").Presses("🔑").Presses("🎁").Presses("Gold").Presses("30");
        team.Presses("✅").Presses("‹").Presses("📅").Says("soon").Says("2026-12-31").Presses("✅");
        team.Presses("‹").Presses("🚪").Presses("✅").Presses("‹");
        MenuOfTheTeam.Match(team, language);
    }

    [Fact]
    public void A_double_press_gives_once_and_lets_in_once()
    {
        var team = Team("en").Says($"/activate {Petro.Id} 30 gold");
        var (message, button) = team.Find("Yes, give it");

        team.PressesData("twice", message.Id, button.Data!).PressesData("twice", message.Id, button.Data!);

        var given = Given(team);
        Assert.Equal(team.Town.Now.AddDays(30), given.PaidThrough);
        Assert.Single(Entries(team), entry => entry.Kind == AuditKind.Activated);
        team.As(Petro).Joins("Stocks");
        Assert.True(IsInside(team, Petro, "Stocks"));
    }

    [Fact]
    public void Two_admins_who_give_at_once_give_once_and_the_second_sees_how_it_is()
    {
        var team = Team("en");
        var olha = Second(team);
        team.Says($"/activate {Petro.Id} 30 gold").As(olha, Bot.Admin).Says($"/activate {Petro.Id} 30 gold");

        team.Presses("Yes, give it").As(Some.Admin, Bot.Admin).Presses("Yes, give it");

        Assert.Contains("This has changed meanwhile", team.Transcript, StringComparison.Ordinal);
        Assert.Equal(team.Town.Now.AddDays(30), Given(team).PaidThrough);
    }

    [Fact]
    public void What_was_given_ends_by_itself_without_asking_Stripe()
    {
        var team = Team("en").Says($"/activate {Petro.Id} 10").Presses("Yes, give it");
        team.As(Petro).Joins("Stocks").StripeIsDown().Unrecorded();
        var asked = 0;
        team.Town.Carried = request => asked += request is FetchSubscription ? 1 : 0;

        team.Waits(days: 12).Says("/status");

        Assert.Equal(SubscriptionState.Expired, Given(team).State);
        Assert.False(IsInside(team, Petro, "Stocks"));
        Assert.Contains("has ended", team.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(team.Town.Store.View(state => state.All<OutboxRow>().ToArray()),
            row => row.Request is FetchSubscription { Account: Subscription.GivenAccount });
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void A_subscription_of_Stripe_gets_free_days_another_plan_and_an_end(string language)
    {
        var team = Team(language).Says("/find olena").Presses("🔑").Presses("Gold: free days").Says("14");
        team.Presses("✅").Presses("‹").Presses("end with its").Presses("✅").Presses("‹").Presses("let it renew")
            .Presses("✅").Presses("‹").Presses("end now").Presses("✅").Presses("‹");
        MenuOfTheTeam.Match(team, language);
    }

    [Fact]
    public void Free_days_move_the_next_charge_and_nothing_is_paid_before_it()
    {
        var team = Team("en").Says("/find olena").Presses("🔑").Presses("Gold: free days").Presses("7 days")
            .Presses("✅");
        var before = team.Town.Stripe.PaidInvoices.Count;
        var until = Paying(team).PaidThrough!.Value;

        team.Waits(days: 34);

        Assert.Equal(Some.Noon.AddMonths(1).AddDays(7), until);
        Assert.Equal(before, team.Town.Stripe.PaidInvoices.Count);
        Assert.True(Paying(team).GivesAccess);
        team.Waits(days: 5);
        Assert.Equal(before + 1, team.Town.Stripe.PaidInvoices.Count);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void The_team_moves_a_plan_to_the_end_of_its_period(string language)
    {
        var team = Team(language).Says("/find olena").Presses("🔑").Presses("change plan").Presses("Starter");
        team.Presses("✅").Presses("‹");
        MenuOfTheTeam.Match(team, language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void The_team_takes_a_planned_change_back_and_the_member_knows(string language)
    {
        var team = Planned(language).Unrecorded().Presses("🔑").Presses("take the change back").Presses("‹");
        team.Presses("take the change back").Presses("✅").Presses("‹");
        MenuOfTheTeam.Match(team, language);

        Assert.Null(Paying(team).Planned);
        Assert.Single(Entries(team), entry => entry.Kind == AuditKind.PlanChangeTakenBack);
    }

    [Fact]
    public void A_planned_change_of_the_period_alone_is_told_by_its_price()
    {
        var team = Planned("en", to: "Gold").Presses("🔑").Presses("take the change back");

        Assert.Contains("Gold of Olena becomes Gold · $990 a year", team.Transcript, StringComparison.Ordinal);
        Assert.Contains(
            "Gold of Olena would become Gold · $990 a year", team.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planned_change_that_the_member_has_taken_back_is_not_taken_back_again()
    {
        var team = Planned("en").Presses("🔑").Presses("take the change back");
        team.As(Some.Member()).Presses("‹ Keep Gold").As(Some.Admin, Bot.Admin).Unrecorded();

        team.Presses("✅ Yes, do it");

        Assert.Contains("This has changed meanwhile", team.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(Entries(team), entry => entry.Kind == AuditKind.PlanChangeTakenBack);
    }

    [Fact]
    public void Two_admins_who_take_a_planned_change_back_do_it_once()
    {
        var team = Planned("en").Presses("🔑").Presses("take the change back");
        team.As(Second(team), Bot.Admin).Says("/find olena").Presses("🔑").Presses("take the change back");
        team.Town.HoldsBack = request => request is KeepPlan;

        team.Presses("✅").As(Some.Admin, Bot.Admin).Unrecorded().Presses("✅");
        team.Town.HoldsBack = _ => false;
        team.Runs();

        Assert.Contains("I am still busy with Gold", team.Transcript, StringComparison.Ordinal);
        Assert.Single(Entries(team), entry => entry.Kind == AuditKind.PlanChangeTakenBack);
        Assert.Null(Paying(team).Planned);
    }

    [Fact]
    public void While_Stripe_does_not_answer_a_planned_change_stays_and_the_team_is_told()
    {
        var team = Planned("en").Presses("🔑").Presses("take the change back").StripeIsDown().Unrecorded();

        team.Presses("✅ Yes, do it").Waits(hours: 1);

        Assert.Contains("Stripe did not do it", team.Transcript, StringComparison.Ordinal);
        Assert.NotNull(Paying(team).Planned);
    }

    [Fact]
    public void What_changed_since_it_was_shown_is_not_ended()
    {
        var team = Team("en").Says("/find olena").Presses("🔑").Presses("end now");
        team.Town.Stripe.CancelAtPeriodEnd(team.Town.Now.AddHours(1));
        team.Town.Now = team.Town.Now.AddHours(1);
        team.Town.Settle();

        team.Presses("Yes, do it");

        Assert.Contains("This has changed meanwhile", team.Transcript, StringComparison.Ordinal);
        Assert.True(Paying(team).GivesAccess);
    }

    [Fact]
    public void Where_Stripe_does_not_do_it_the_admin_hears_so_and_nothing_changes()
    {
        var team = Team("en");
        team.Town.Refuses = typeof(TeamChange);

        team.Says("/find olena").Presses("🔑").Presses("end now").Presses("Yes, do it");

        Assert.Contains("Stripe did not do it", team.Transcript, StringComparison.Ordinal);
        Assert.True(Paying(team).GivesAccess);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void A_ban_ends_everything_and_is_lifted(string language)
    {
        var team = Team(language).Says("/find olena").Presses("🔑").Presses("⛔").Presses("⛔️ Yes").Presses("‹");
        team.As(Some.Member()).Says("/subscribe").Presses("Gold");
        team.As(Some.Admin, Bot.Admin).Says("/find olena").Presses("🔑").Presses("Lift").Presses("Yes, lift")
            .Presses("‹");
        MenuOfTheTeam.Match(team, language);
    }

    [Fact]
    public void A_ban_survives_a_renewal_that_was_under_way_and_the_team_hears_of_the_money()
    {
        var team = Team("en");
        team.Town.HoldsBack = request => request is TeamChange;
        team.Says("/find olena").Presses("🔑").Presses("⛔️ Ban").Presses("Yes, ban and end");
        Assert.False(IsInside(team, Some.Member(), "Stocks"));

        team.Waits(days: 32);
        team.Town.Handle(new Incoming.JoinRequest(
            team.Town.NextUpdate(Bot.User), Some.Member(), ChatOf(team, "Stocks"), Some.Member().Id.Value));
        team.Town.Settle();

        Assert.False(IsInside(team, Some.Member(), "Stocks"));
        Assert.Contains("is banned, and $99 for Gold has come", team.Transcript, StringComparison.Ordinal);
        team.Town.HoldsBack = _ => false;
        team.Waits(hours: 1);
        Assert.True(Paying(team).HasEndedAtStripe);
        Assert.False(Paying(team).GivesAccess);
    }

    [Fact]
    public void A_plan_that_left_the_config_keeps_nobody_inside_who_is_banned()
    {
        var team = Team("en");
        team.Town.EditConfig(
            config => config with { Plans = [.. config.Plans.Where(plan => plan.Id.Value != "gold")] },
            "plans.json");
        Assert.True(IsInside(team, Some.Member(), "Stocks"));
        // What runs at Stripe has not ended yet.
        team.Town.HoldsBack = request => request is TeamChange;

        team.Says("/find olena").Presses("🔑").Presses("⛔️ Ban").Presses("Yes, ban and end");

        Assert.True(Paying(team).GivesAccess);
        Assert.False(IsInside(team, Some.Member(), "Stocks"));
    }

    [Fact]
    public void Nobody_of_the_team_is_banned()
    {
        var team = Team("en").As(Some.Admin).Says("/start").As(Some.Admin, Bot.Admin);

        team.Says($"/find {Some.Admin.Id}").Presses("🔑").Presses("⛔️ Ban");

        Assert.Contains("is in the team", team.Transcript, StringComparison.Ordinal);
        Assert.Empty(team.Town.Store.View(state => state.All<Ban>().ToArray()));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Notes_are_written_read_and_deleted_and_the_audit_keeps_it_all(string language)
    {
        var team = Team(language).Says("/find olena").Presses("📝").Presses("✏️").Says("Pays by a friend's card");
        team.Presses("‹").Presses("📝").Presses("🗑").Presses("🗑 Yes").Presses("‹").Presses("🧾");
        MenuOfTheTeam.Match(team, language);
        Assert.Empty(team.Town.Store.View(state => state.All<MemberNote>().ToArray()));
    }

    [Fact]
    public void A_note_of_somebody_else_is_not_deleted()
    {
        var team = Team("en").Says("/find olena").Presses("📝").Presses("✏️").Says("Mine").Presses("🗑");
        var (message, button) = team.Find("Yes, delete");
        var olha = Second(team);

        team.As(olha, Bot.Admin).PressesData("another's button", message.Id, button.Data!)
            .Says("/find olena").Presses("📝");

        Assert.Single(team.Town.Store.View(state => state.All<MemberNote>().ToArray()));
        Assert.DoesNotContain(team.Town.Telegram.Chat(Bot.Admin, olha.Id)[^1].Buttons.SelectMany(row => row),
            one => one.Text.StartsWith("🗑", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void The_team_writes_first_and_join_buttons_are_sent_again(string language)
    {
        var team = Team(language).Says("/find olena").Presses("✉️").SaysHtml("Hello!", "<b>Hello!</b>");
        team.Says("/find olena").Presses("🔑").Presses("✉️").Presses("‹");
        MenuOfTheTeam.Match(team, language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Free_days_are_marked_and_allowed_again(string language)
    {
        var team = Team(language);
        team.Town.Config = team.Town.Config with
        {
            Plans = [.. team.Town.Config.Plans.Select(plan => plan with { TrialDays = 7 })],
        };
        team.Says($"/edit {Petro.Id} marktrial").As(Petro).Says("/subscribe").Presses("Gold").Presses("Monthly");
        team.As(Some.Admin, Bot.Admin).Says("/edit @petro resettrial").As(Petro).Says("/subscribe")
            .Presses("Gold").Presses("Monthly");
        MenuOfTheTeam.Match(team, language);
    }

    internal static Talk Team(string language)
    {
        var town = MenuOfTheTeam.Community();
        Talk.With(Petro, town).As(Petro).Says("/start").Presses("I accept");
        return Talk.With(Some.Admin with { Language = language }, town).As(Some.Admin, Bot.Admin).Says("/start")
            .Unrecorded();
    }

    /// <summary>Another one who may do all.</summary>
    internal static Person Second(Talk team, AdminRole role = AdminRole.Owner)
    {
        var olha = Some.Member("Olha", 78);
        team.Town.Config = team.Town.Config with
        {
            Admins = [.. team.Town.Config.Admins, new Admin(olha.Id, olha.Name, Role: role)],
        };
        return olha;
    }

    internal static AuditEntry[] Entries(Talk team) =>
        team.Town.Store.View(state => state.All<AuditEntry>().OrderBy(entry => entry.Number).ToArray());

    private static Talk Planned(string language, string to = "Starter") => Team(language).Says("/find olena").Presses("🔑")
        .Presses("change plan").Presses(to).Presses("✅").Says("/find olena");

    private static Subscription Given(Talk team) =>
        team.Town.Store.View(state => state.All<Subscription>().Single(held => held.IsGiven));

    private static Subscription Paying(Talk team) =>
        team.Town.Store.View(state => state.All<Subscription>().Single(held => !held.IsGiven));

    private static bool IsInside(Talk team, Person person, string channel) =>
        team.Town.Telegram.Inside.Contains((ChatOf(team, channel), person.Id));

    private static long ChatOf(Talk team, string channel) =>
        team.Town.Config.Channels.Single(one => one.Title == channel).ChatId;
}
