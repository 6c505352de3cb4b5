using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

public sealed class Pausing
{
    [Fact]
    public void An_admin_pauses_and_lets_go_on_and_the_member_knows()
    {
        var person = Some.Member();
        var talk = Gold(person);
        Open(talk, person).Presses("Pause Gold").Presses("Yes, pause it").As(person).Says("/status")
            .Waits(days: 35).ShowsWhoIsInside().Says("/status").Presses("See the plans");
        Open(talk, person).Presses("go on").Presses("Yes, go on").As(person).Waits(days: 30).Says("/status");
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void Where_the_config_says_so_the_doors_stay_open_meanwhile()
    {
        var talk = Gold();
        talk.Town.Config = talk.Town.Config with
        {
            Settings = talk.Town.Config.Settings with { Access = new AccessSettings { WhilePaused = true } },
        };
        Open(talk, Some.Member()).Presses("Pause Gold").Presses("Yes, pause it").As(Some.Member())
            .Waits(days: 100);

        Assert.True(Only(talk).GivesAccess);
        Assert.Single(talk.Town.Stripe.PaidInvoices);
    }

    [Fact]
    public void A_pause_by_hand_at_Stripe_comes_back_right()
    {
        var talk = Gold();
        var id = Only(talk).StripeId;
        talk.Town.Now = talk.Town.Now.AddHours(1);
        talk.Town.Stripe.Pause(id, pauses: true, talk.Town.Now);
        talk.Town.Settle();
        Assert.True(Only(talk).IsPaused);
        Assert.True(Only(talk).GivesAccess);

        talk.Waits(days: 2);
        talk.Town.Stripe.Pause(id, pauses: false, talk.Town.Now);
        talk.Town.Settle();
        talk.Waits(days: 35);

        Assert.False(Only(talk).IsPaused);
        Assert.Equal(SubscriptionState.Active, Only(talk).State);
        Assert.Equal(2, talk.Town.Stripe.PaidInvoices.Count);
    }

    private static Talk Open(Talk talk, Person person) =>
        talk.As(Some.Admin, Bot.Admin).Says($"/find {person.Id}").Presses("Access");

    private static Talk Gold(Person? person = null) => Buying.Member(person)
        .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays().Joins("Stocks").Unrecorded();

    private static Subscription Only(Talk talk) =>
        talk.Town.Store.View(state => state.All<Subscription>().Single());
}
