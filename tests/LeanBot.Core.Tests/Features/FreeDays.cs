using LeanBot.Core.Features.Cards;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

public sealed class FreeDays
{
    [Fact]
    public void Free_days_are_told_of_before_they_end_and_go_on_paid() => Verified.InBothLanguages(
        person => Talk.With(person, Free()).Says("/start").Presses("I accept").Says("/subscribe").Presses("Gold")
            .Presses("Monthly").Presses("Other plans").Presses("Gold").Presses("Monthly")
            .Pays().Joins("Stocks").Says("/status").Waits(days: 8).Says("/status"));

    [Fact]
    public void Without_a_card_they_just_end() => Verified.InBothLanguages(person =>
    {
        var talk = Talk.With(person, Free(needsCard: false)).Says("/start").Presses("I accept")
            .Says("/subscribe").Presses("Gold").Presses("Monthly").Presses("Other plans").Presses("Gold")
            .Presses("Monthly");
        foreach (var id in Enumerable.Range(1, 30)) talk.Town.Stripe.Cards[$"cus_{id}"] = new CardTold();
        return talk.Pays().Waits(days: 8).ShowsWhoIsInside();
    });

    [Fact]
    public void Who_had_them_once_pays_from_the_first_day()
    {
        var talk = Talk.With(Some.Member(), Free()).Says("/start").Presses("I accept")
            .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays()
            .Says("/cancel").Presses("rather not say").Presses("Yes, cancel").Waits(days: 9).Unrecorded()
            .Says("/subscribe").Presses("Gold").Presses("Monthly");

        Assert.Contains("Pay $99", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_has_them_once_whoever_uses_it()
    {
        var town = Free();
        foreach (var id in Enumerable.Range(1, 30))
            town.Stripe.Cards[$"cus_{id}"] = new("pm_1", "visa", "4242", 12, 2034, "fp");
        Talk.With(Some.Member(), town).Says("/start").Presses("I accept")
            .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();
        var talk = Talk.With(Some.Member("Petro", 5_000_000_002), town).Says("/start").Presses("I accept")
            .Says("/subscribe").Presses("Gold").Presses("Monthly");
        talk.Unrecorded().Pays().ShowsWhoIsInside().Presses("See the plans").Waits(days: 10);

        Verified.Matches(talk.Transcript);
        Assert.Single(town.Stripe.PaidInvoices, id => town.Store.View(
            state => state.Get<Core.Features.Payments.Payment>($"main:{id}")!.Amount.MinorUnits) > 0);
    }

    [Fact]
    public void Days_that_the_team_gives_to_somebody_who_pays_are_no_trial_of_their_card()
    {
        var town = Free();
        foreach (var id in Enumerable.Range(1, 30))
            town.Stripe.Cards[$"cus_{id}"] = new("pm_1", "visa", "4242", 12, 2034, "fp");
        Talk.With(Some.Member(), town).Says("/start").Presses("I accept")
            .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();
        town.Config = town.Config with
        {
            Plans = [.. town.Config.Plans.Select(plan => plan with { TrialDays = 0 })],
        };
        var petro = Some.Member("Petro", 5_000_000_002);
        Talk.With(petro, town).Says("/start").Presses("I accept")
            .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();
        Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says("/find petro").Presses("🔑")
            .Presses("free days").Presses("30 days").Presses("✅");
        var held = Held(town, petro);
        Assert.True(held.IsPutOff);

        town.Stripe.ChangeCard(
            new CardTold("pm_1", "visa", "4242", 12, 2034, "fp"), "payment_method.attached", town.Now);
        town.Settle();

        Assert.Equal(held.PaidThrough, Held(town, petro).PaidThrough);
    }

    [Fact]
    public void Who_cancels_in_time_is_never_charged()
    {
        var talk = Talk.With(Some.Member(), Free()).Says("/start").Presses("I accept")
            .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays()
            .Says("/cancel").Presses("rather not say").Presses("Yes, cancel").Waits(days: 30);

        Assert.Single(talk.Town.Stripe.PaidInvoices);
        Assert.Equal(
            SubscriptionState.Expired,
            talk.Town.Store.View(state => state.All<Subscription>().Single()).State);
    }

    [Fact]
    public void A_card_that_is_refused_after_them_is_a_failed_payment_like_any_other()
    {
        var talk = Talk.With(Some.Member(), Free()).Says("/start").Presses("I accept")
            .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays().CardFails().Waits(days: 8);

        Assert.Equal(
            SubscriptionState.PastDue,
            talk.Town.Store.View(state => state.All<Subscription>().Single()).State);
    }

    private static Subscription Held(Town town, Person person) => town.Store.View(
        state => state.Find(Subscription.ByMember, person.Id.ToString()).Single());

    private static Town Free(bool needsCard = true)
    {
        var town = new Town();
        town.Config = town.Config with
        {
            Plans =
            [
                .. town.Config.Plans.Select(plan => plan with { TrialDays = 7, TrialNeedsCard = needsCard }),
            ],
        };
        return town;
    }
}
