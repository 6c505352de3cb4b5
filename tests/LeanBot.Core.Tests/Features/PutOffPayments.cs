using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Free days that the team gives to somebody who pays: no trial, but a payment that comes
/// later.</summary>
public sealed class PutOffPayments
{
    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Who_pays_stays_active_sees_when_the_next_payment_comes_and_changes_plans_then(string language)
    {
        var team = Given(language).Unrecorded().As(Some.Member()).Says("/status").Says("/myplan")
            .Presses("🔀").Presses("Starter").Presses("✅");
        MenuOfTheTeam.Match(team, language);
        Assert.Equal("starter", Held(team).Planned!.Target.Plan.Value);

        team.Waits(days: 46);

        Assert.Equal(new("starter"), Held(team).Plan);
        Assert.False(Held(team).IsPutOff);
    }

    [Fact]
    public void A_larger_plan_is_not_had_for_nothing_meanwhile()
    {
        var town = new Town();
        MenuOfTheTeam.Buy(town, Some.Member(), "Starter");
        var team = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says("/find olena").Presses("🔑")
            .Presses("free days").Presses("14 days").Presses("✅");
        team.As(Some.Member()).Says("/myplan").Presses("🔀").Presses("Gold · $99 a month").Presses("✅");

        Assert.Equal(new("starter"), Held(team).Plan);
        Assert.Equal(Held(team).PaidThrough, Held(team).Planned!.At);
    }

    [Fact]
    public void The_reminder_comes_before_the_payment_and_a_payment_that_fails_has_its_days_of_grace()
    {
        var team = Given("en").CardFails();
        var until = Held(team).PaidThrough!.Value;
        team.Unrecorded().Waits(days: 42);
        Assert.Contains("Your free days of Gold end on 16 Dec 2026", team.Transcript, StringComparison.Ordinal);

        team.Waits(days: 4);

        Assert.True(team.Town.Now > until);
        Assert.Equal(SubscriptionState.PastDue, Held(team).State);
        Assert.True(Held(team).GivesAccess);
    }

    [Fact]
    public void A_trial_that_the_team_makes_longer_stays_a_trial()
    {
        var town = new Town();
        town.Config = town.Config with
        {
            Plans = [.. town.Config.Plans.Select(plan => plan with { TrialDays = 7 })],
        };
        Talk.With(Some.Member(), town).Says("/start").Presses("I accept").Presses("Gold").Presses("Monthly").Pays();
        var team = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says("/find olena").Presses("🔑")
            .Presses("free days").Presses("14 days").Presses("✅");

        Assert.Equal(SubscriptionState.Trialing, Held(team).State);
        Assert.False(Held(team).IsPutOff);
    }

    [Fact]
    public void A_record_from_before_that_does_not_say_it_was_paid_for_is_put_off_all_the_same()
    {
        var paid = new Subscription(
            new("main:sub_1"), Some.Member().Id, new("gold"), "main", "sub_1", SubscriptionState.Active,
            Some.Noon.AddDays(30));
        var told = new StripeSubscription(
            "sub_1", "trialing", "cus_1", StripeMetadata.Empty, null, null, Some.Noon.AddDays(44), null, null, null)
        {
            TrialEnd = Some.Noon.AddDays(44),
        };

        var after = paid.As(told, Some.Noon).Given(Some.Noon.AddDays(44));

        Assert.Equal(SubscriptionState.Active, after.State);
        Assert.True(after.IsPutOff);
    }

    private static Talk Given(string language) => CaringForMembers.Team(language).Says("/find olena")
        .Presses("🔑").Presses("Gold: free days").Says("14").Presses("✅");

    private static Subscription Held(Talk team) =>
        team.Town.Store.View(state => state.All<Subscription>().Single());
}
