using LeanBot.Core.Features.Dunning;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

public sealed class UnpaidRenewals
{
    [Fact]
    public void A_bank_that_asks_gets_a_kind_word_and_one_word_an_attempt() =>
        Verified.InBothLanguages(person =>
    {
        var talk = Gold(person).CardFails();
        talk.Town.Stripe.BankAsks = true;
        talk.Waits(days: 31);
        var url = talk.Find("🔐").Button.Url!;
        talk.Presses("Change my card");
        talk.Town.Stripe.Pay(url, talk.Town.Now);
        talk.Town.Settle();
        return talk;
    });

    [Fact]
    public void Who_cancels_at_Stripe_while_owing_hears_of_no_reminder_and_owes_nothing() => Verified.Matches(
        Gold().CardFails().Waits(days: 31).Cancels().Waits(days: 30).Transcript);

    [Fact]
    public void What_ends_at_Stripe_leaves_no_invoice_that_could_be_paid_by_mistake()
    {
        var talk = Gold().CardFails().Waits(days: 31);
        var url = Only(talk).Trouble!.PayUrl!;

        talk.Waits(days: 16);

        Assert.True(Only(talk).HasEndedAtStripe);
        Assert.False(talk.Town.Stripe.IsPayable(url));
    }

    [Fact]
    public void The_file_says_which_reminder_comes_when_and_how_long_grace_is()
    {
        var town = new Town();
        town.Config = town.Config with
        {
            Dunning = new DunningSettings
            {
                GraceDays = 9,
                Steps =
                [
                    new("subscriptions.paymentFailed") { Attempt = 1, Buttons = [DunningButton.Portal] },
                    new("dunning.still") { Day = 5, Buttons = [DunningButton.Pay, DunningButton.Status] },
                    new("dunning.again") { Attempt = 3, TellsTeam = true },
                    new("subscriptions.graceEnds") { DaysBeforeEnd = 2, Buttons = [] },
                ],
            },
        };

        Verified.Matches(Talk.With(Some.Member(), town).Says("/start").Presses("I accept")
            .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays()
            .Unrecorded().CardFails().Waits(days: 45).Transcript);
    }

    [Fact]
    public void Of_the_reminders_that_were_missed_the_newest_news_are_said()
    {
        var steps = new DunningSettings().Steps;

        Assert.Equal("dunning.again", Reminders.Choose(steps.Select(step => (step, Some.Noon))).Text);
        Assert.Equal(
            "subscriptions.graceEnds",
            Reminders.Choose([(new("dunning.still") { Day = 2 }, Some.Noon), (steps[2], Some.Noon.AddDays(1))]).Text);
    }

    [Fact]
    public void A_failure_that_only_the_charge_told_of_is_told_once()
    {
        var talk = Gold();
        talk.Town.LosesStripeEvents = true;
        talk.CardFails().Waits(days: 31);
        talk.Town.LosesStripeEvents = false;
        var failed = new StripePaymentIntent(
            StripeStandIn.IntentOf(talk.Town.Stripe.Fetch(Only(talk).StripeId).LatestInvoice!.Id),
            talk.Town.Stripe.Fetch(Only(talk).StripeId).CustomerId);
        foreach (var id in (string[])["evt_a", "evt_b"])
        {
            var happened = new StripeEvent(id, "payment_intent.payment_failed", "main", talk.Town.Now, failed);
            talk.Town.Handle(new Incoming.Stripe($"stripe:main:{id}", happened) { Raw = "{}" });
        }

        talk.Town.MoveTo(talk.Town.Now.AddHours(1));

        Assert.NotNull(Only(talk).Trouble);
        Assert.Single(talk.Heard, words => words.Contains("did not go through", StringComparison.Ordinal));
    }

    [Fact]
    public void What_an_older_version_had_said_is_not_said_again()
    {
        var known = new Trouble(
            "in_1", 2, Some.Noon, null, null, new Money(9900, "usd"), Told: true, WarnedOfEnd: true);

        Assert.All(new DunningSettings().Steps, step => Assert.True(known.HasSaid(step)));
        Assert.False(known.HasSaid(new DunningStep("dunning.again") { Attempt = 3 }));
    }

    private static Talk Gold(Person? person = null) => Buying.Member(person)
        .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays().Unrecorded();

    private static Subscription Only(Talk talk) =>
        talk.Town.Store.View(state => state.All<Subscription>().Single());
}
