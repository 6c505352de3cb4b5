using System.Text.RegularExpressions;
using LeanBot.Core.Features.Channels;

namespace LeanBot.Core.Tests.Features;

public sealed class ComingAndGoing
{
    private static readonly Person Mallory = Some.Member("Mallory", 5_000_000_666);

    [Fact]
    public void A_forwarded_link_lets_nobody_in() => Verified.InBothLanguages(person =>
    {
        var talk = Gold(person);
        var link = talk.LinkTo("Stocks");
        return talk.As(Mallory).Joins("Stocks", link).ShowsWhoIsInside();
    });

    [Fact]
    public void Who_leaves_may_come_back_while_they_have_the_right()
    {
        var talk = Gold();
        var link = talk.LinkTo("Stocks");
        talk.Joins("Stocks");
        Move(talk.Town, Some.Member(), Some.Member(), "stocks", Membership.Out);

        talk.Says("/status").Joins("Stocks", link).ShowsWhoIsInside();

        Assert.EndsWith("Inside: Stocks\n", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_opens_only_its_own_channels()
    {
        var gold = Gold();
        var link = gold.LinkTo("Research");
        gold.As(Mallory).Says("/start").Presses("I accept").Presses("Starter").Presses("Monthly").Pays()
            .Joins("Stocks").Joins("Research", link).ShowsWhoIsInside();

        Assert.EndsWith("Inside: Stocks\n", gold.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_subscriptions_open_the_channels_of_both_until_each_ends()
    {
        var talk = Gold().Says("/subscribe").Presses("Starter").Presses("Monthly").Pays()
            .Joins("Stocks").Joins("Research").Cancels().Waits(days: 33).ShowsWhoIsInside();

        Assert.EndsWith("Inside: Stocks, Research\n", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_came_in_by_a_road_that_is_not_ours_is_shown_out()
    {
        var talk = Talk.With(Mallory);
        talk.Town.Telegram.LetIn(-1001000000001, Mallory.Id);

        Move(talk.Town, Mallory, Mallory, "stocks", Membership.In);

        Assert.Empty(talk.Town.Telegram.Inside);
    }

    [Fact]
    public void A_guest_that_somebody_brought_in_by_hand_is_left_alone_and_told_of()
    {
        var talk = Talk.With(Mallory);
        talk.Town.Telegram.LetIn(-1001000000001, Mallory.Id);

        Move(talk.Town, Mallory, Some.Admin, "stocks", Membership.In);

        Assert.Single(talk.Town.Telegram.Inside);
        Assert.Contains("Admin bot 2 Nov 12:00: 👤 Ada brought Mallory into Stocks", talk.Transcript,
        StringComparison.Ordinal);
        talk.Town.CheckInvariants();
    }

    [Fact]
    public void A_friend_whom_a_member_brings_in_is_shown_out()
    {
        var talk = Talk.With(Mallory);
        talk.Town.Telegram.LetIn(-1001000000001, Mallory.Id);

        Move(talk.Town, Mallory, Some.Member(), "stocks", Membership.In);

        Assert.Empty(talk.Town.Telegram.Inside);
    }

    [Fact]
    public void Warnings_come_seven_three_and_one_day_before_an_end_without_renewal() =>
        Verified.InBothLanguages(person => Gold(person).Joins("Stocks").Cancels().Says("/status")
            .Waits(days: 31).ShowsWhoIsInside().Says("/start"));

    [Fact]
    public void Who_cancels_two_days_before_the_end_is_warned_once()
    {
        var talk = Gold().Waits(days: 28).Cancels().Waits(days: 3);

        Assert.Equal(1, Count(talk, "⏰"));
    }

    [Fact]
    public void Nobody_is_let_out_while_Stripe_cannot_be_asked() =>
        Verified.InBothLanguages(person => Gold(person).Joins("Stocks")
        .CardFails().Waits(days: 31).StripeIsDown().Waits(days: 20).ShowsWhoIsInside()
        .StripeIsDown(false).Waits(days: 1).ShowsWhoIsInside());

    [Fact]
    public void A_renewal_that_no_webhook_told_is_found_before_anybody_is_let_out()
    {
        var talk = Gold().Joins("Stocks");
        talk.Town.LosesStripeEvents = true;

        talk.Waits(days: 40).ShowsWhoIsInside();

        Assert.EndsWith("Inside: Stocks\n", talk.Transcript, StringComparison.Ordinal);
        Assert.Contains("is renewed and paid through 2 Jan 2027", talk.Transcript, StringComparison.Ordinal);
        talk.Town.CheckInvariants();
    }

    [Fact]
    public void Free_days_given_at_Stripe_are_kept_and_told_to_the_team()
    {
        var talk = Gold().Joins("Stocks");
        talk.Town.Stripe.GiveDays(60);

        talk.Waits(days: 40).ShowsWhoIsInside();

        Assert.EndsWith("Inside: Stocks\n", talk.Transcript, StringComparison.Ordinal);
        Assert.Contains("without a payment that I know of", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_failures_and_removals_keep_to_sensible_hours()
    {
        var talk = Talk.With(Some.Member()).Waits(hours: 14).Says("/start").Presses("I accept")
            .Presses("Gold").Presses("Monthly").Pays().Joins("Stocks").CardFails();
        var told = talk.Transcript.Length;

        talk.Waits(days: 45);

        Assert.Contains("did not go through", talk.Transcript[told..], StringComparison.Ordinal);
        Assert.Contains("has ended", talk.Transcript[told..], StringComparison.Ordinal);
        var hours = Regex.Matches(
            talk.Transcript[told..], @"^Bot \d+ \w+ (\d\d):", RegexOptions.Multiline);
        Assert.NotEmpty(hours);
        Assert.All(hours, hour => Assert.InRange(int.Parse(hour.Groups[1].Value, null), 10, 19));
    }

    [Fact]
    public void Where_the_bot_lost_its_rights_the_admins_hear_and_the_rest_goes_on() =>
        Verified.InBothLanguages(person =>
        {
            var town = new Town();
            town.Telegram.WithoutRights.Add(-1001000000001);
            return Talk.With(person, town).Says("/start").Presses("I accept")
                .Presses("Starter").Presses("Monthly").Pays().Joins("Bonds").ShowsWhoIsInside();
        });

    [Fact]
    public void A_removal_that_waits_does_not_hit_who_has_paid_since()
    {
        var talk = Gold().Joins("Stocks").CardFails().Waits(days: 31);
        talk.Town.Telegram.IsDown = true;
        talk.Waits(days: 7).Pays();
        talk.Town.Telegram.IsDown = false;

        talk.Waits(hours: 1).ShowsWhoIsInside();

        Assert.EndsWith("Inside: Stocks\n", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_blocks_the_bot_keeps_every_right()
    {
        var talk = Gold().Joins("Stocks");
        talk.Town.Telegram.BlockedBy.Add(Some.Member().Id.Value);

        talk.Waits(days: 40).ShowsWhoIsInside();

        Assert.EndsWith("Inside: Stocks\n", talk.Transcript, StringComparison.Ordinal);
        Assert.False(talk.Town.Store.View(
            state => state.Get<Core.Features.Members.Member>("5000000001"))!.IsReachable);
    }

    [Fact]
    public void Nobody_is_let_out_because_their_plan_left_the_config()
    {
        var talk = Gold().Joins("Stocks");
        talk.Town.Config = talk.Town.Config with { Plans = [.. talk.Town.Config.Plans.Take(2)] };

        talk.Waits(days: 40);

        Assert.Single(talk.Town.Telegram.Inside);
        Assert.True(
            talk.Town.Store.View(state => state.Find(Access.ByMember, "5000000001").First()).IsWanted);
    }

    [Fact]
    public void Strangers_get_nothing_from_the_admin_bot() =>
        Verified.InBothLanguages(person => Talk.With(person).As(Mallory, Bot.Admin)
            .Says("/start").Says("/help").PressesData("a button", 1, "x.0")
            .As(Some.Admin, Bot.Admin).Says("/start").Says("what"));

    private static Talk Gold(Person? person = null) => Buying.Member(person)
        .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays().Unrecorded();

    private static int Count(Talk talk, string words) => talk.Transcript.Split(words).Length - 1;

    private static void Move(Town town, Person who, Person by, string channel, Membership now)
    {
        var chat = town.Config.Channels.Single(one => one.Id.Value == channel).ChatId;
        if (now == Membership.Out) town.Telegram.LetOut(chat, who.Id);
        town.Handle(
            new Incoming.MembershipChanged(town.NextUpdate(Bot.User), who, by, ByBot: false, chat, now));
        town.Settle();
    }
}
