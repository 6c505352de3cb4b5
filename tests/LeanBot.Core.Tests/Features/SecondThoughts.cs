using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Removals;
using static LeanBot.Core.Tests.Features.SureAccess;

namespace LeanBot.Core.Tests.Features;

/// <summary>What was right when it was decided and is wrong when its turn comes.</summary>
public sealed class SecondThoughts
{
    private readonly Town _town = new();

    [Fact]
    public void A_removal_that_waits_for_its_turn_spares_whoever_has_paid_meanwhile()
    {
        var person = Crowd(_town, 1)[0];
        var talk = Talk.With(person, _town).Joins("Stocks").CardFails();
        _town.HoldsBack = request => request is LetOut;
        _town.MoveTo(_town.Now.AddDays(50));
        Assert.Equal(3, RowsOf<LetOut>());

        // Olena pays, and the pause is over.
        talk.CardFails(false).Pays();
        _town.HoldsBack = _ => false;
        _town.Settle();

        Assert.Single(_town.Telegram.Inside);
        Assert.Equal(0, RowsOf<LetOut>());
        Assert.DoesNotContain("sorry", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_to_join_that_waits_for_its_turn_lets_nobody_in_whose_right_has_ended()
    {
        var person = Crowd(_town, 1)[0];
        _town.HoldsBack = request => request is ApproveJoin;
        Talk.With(person, _town).Joins("Stocks").CardFails();
        _town.MoveTo(_town.Now.AddDays(50));
        Assert.Equal(1, RowsOf<ApproveJoin>());

        _town.HoldsBack = _ => false;
        _town.Settle();

        Assert.Empty(_town.Telegram.Inside);
    }

    [Fact]
    public void Once_there_is_room_on_the_disk_again_removals_wait_until_Stripe_was_asked()
    {
        var person = Crowd(_town, 1)[0];
        var talk = Talk.With(person, _town).Joins("Stocks").CardFails();
        _town.Begin();
        _town.HoldsBack = request => request is LetOut;
        _town.MoveTo(_town.Now.AddDays(50));
        // Nothing can be kept: Stripe's word of the payment gets a 503.
        _town.LosesStripeEvents = true;
        _town.Stripe.CardWorks = true;
        _town.Stripe.Pay(talk.Find("💳").Button.Url!, _town.Now);

        _town.Handle(new Incoming.StoreIsBack("store:1", _town.Now.AddMinutes(-10)));
        _town.HoldsBack = _ => false;
        _town.MoveTo(_town.Now.AddHours(2));

        Assert.Single(_town.Telegram.Inside);
    }

    [Fact]
    public void Whoever_an_admin_keeps_for_now_stays_until_an_admin_says_otherwise()
    {
        Limit(_town, 2);
        foreach (var person in Crowd(_town, 6)) Talk.With(person, _town).Joins("Stocks");
        _town.Stripe.CardWorks = false;
        _town.MoveTo(Some.Noon.AddDays(50));
        var admin = Talk.With(Some.Admin, _town).As(Some.Admin, Bot.Admin).Says("/removals");
        admin.Presses("Keep all 4");
        var told = Told(_town, "🛑").Count();

        admin.Waits(days: 3);

        Assert.Equal(4, _town.Telegram.Inside.Count());
        Assert.Equal(told + 1, Told(_town, "🛑").Count());
        admin.Says("/removals").Presses("Let 4 out").Waits(hours: 1);
        Assert.Empty(_town.Telegram.Inside);
    }

    [Fact]
    public void Time_that_Stripe_gives_ends_the_wait_and_holds_up_nobody_else()
    {
        Limit(_town, 0);
        var person = Crowd(_town, 1)[0];
        Talk.With(person, _town).Joins("Stocks").CardFails();
        _town.MoveTo(_town.Now.AddDays(40));
        var held = Assert.Single(Held());
        var id = held.Subscription!.Value.Value["main:".Length..];
        _town.Stripe.Standing[id] = new StripeSubscription(
            id, "active", "cus_1", new StripeMetadata(person.Id.ToString(), "starter", null), null, null,
            _town.Now.AddDays(40), null, null);

        _town.MoveTo(_town.Now.AddDays(3));

        Assert.Empty(Held());
        Assert.Single(_town.Telegram.Inside);
    }

    [Fact]
    public void A_yes_is_for_those_who_were_shown_and_for_nobody_else()
    {
        Limit(_town, 0);
        foreach (var person in Crowd(_town, 3)) Talk.With(person, _town).Joins("Stocks");
        _town.Stripe.CardWorks = false;
        _town.MoveTo(Some.Noon.AddDays(50));
        var admin = Talk.With(Some.Admin, _town).As(Some.Admin, Bot.Admin).Says("/removals");
        _town.Stripe.IsDown = true;
        admin.Presses("Let 3 out");
        foreach (var stranger in Enumerable.Range(1, 3).Select(i => Some.Member($"Stranger {i}", i)))
        {
            _town.Telegram.LetIn(-1001000000001, stranger.Id);
            _town.Handle(new Incoming.MembershipChanged(
                _town.NextUpdate(Bot.User), stranger, stranger, false, -1001000000001, Membership.In));
        }

        _town.Stripe.IsDown = false;
        _town.MoveTo(_town.Now.AddHours(2));

        Assert.Equal([1, 2, 3], _town.Telegram.Inside.Select(one => one.Member.Value).Order());
    }

    [Fact]
    public void An_end_that_closes_no_door_waits_for_nobody()
    {
        Limit(_town, 0);
        var person = Crowd(_town, 1)[0];
        var talk = Talk.With(person, _town).Says("/subscribe").Presses("Gold").Presses("Yearly").Pays();
        _town.Stripe.CardWorks = false;

        talk.Waits(days: 50);

        Assert.Empty(Held());
        Assert.Contains("Starter has ended", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Whose_time_is_over_may_subscribe_again_though_they_are_still_inside()
    {
        Limit(_town, 0);
        var person = Crowd(_town, 1)[0];
        var talk = Talk.With(person, _town).Joins("Stocks").Cancels().Waits(days: 33);
        Assert.Single(Held());

        Verified.Matches(talk.Unrecorded().Says("/status").Presses("Subscribe again").Presses("Starter")
            .Presses("Monthly").Pays().Says("/status").Transcript);
        Assert.Single(_town.Telegram.Inside);
    }

    [Fact]
    public void What_a_clock_that_was_ahead_has_put_off_goes_on_when_it_is_set_right()
    {
        _town.Stripe.MoveTo(Some.Noon);
        var talk = Talk.With(Crowd(_town, 1)[0], _town).Joins("Stocks").Cancels().Waits(days: 3);
        _town.Stripe.IsDown = true;
        _town.JumpBy(TimeSpan.FromDays(60));
        _town.SettleAllOfADay();
        _town.JumpBy(-TimeSpan.FromDays(61));
        _town.Stripe.IsDown = false;
        _town.Handle(new Incoming.ClockJumped("clock:2", -TimeSpan.FromDays(61), ["main"]));
        _town.Settle();
        Assert.DoesNotContain(
            _town.Store.View(state => state.All<OutboxRow>().ToArray()),
            row => row.NotBefore > _town.Now.AddHours(1));

        _town.LosesStripeEvents = true;
        talk.Waits(days: 40);

        Assert.Empty(_town.Telegram.Inside);
    }

    private int RowsOf<T>() where T : Outgoing => _town.Store.View(
        state => state.All<OutboxRow>().Count(row => row.Request is T));

    private HeldRemoval[] Held() => _town.Store.View(state => state.All<HeldRemoval>().ToArray());
}
