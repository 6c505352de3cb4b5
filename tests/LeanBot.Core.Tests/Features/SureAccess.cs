using LeanBot.Core.Features.Channels;

namespace LeanBot.Core.Tests.Features;

/// <summary>Who is inside is who may be, also where updates get lost, rights are taken, groups move, clocks
/// jump and mistakes are made.</summary>
public sealed class SureAccess
{
    private const long Stocks = -1001000000001;

    private static readonly Person Mallory = Some.Member("Mallory", 5_000_000_666);

    [Fact]
    public void A_lost_update_about_who_is_inside_is_found_within_a_day()
    {
        var talk = Gold().Joins("Stocks");
        // Olena has left, and Mallory, who once paid, is inside: nobody has told.
        talk.Town.Telegram.LetOut(Stocks, Some.Member().Id);
        talk.Town.Telegram.LetIn(Stocks, Mallory.Id);
        Know(talk.Town, new Access(Mallory.Id, new("stocks"), Known: Presence.In, LookAt: Some.Noon));

        talk.Waits(hours: 25);

        Assert.Equal(Presence.Out, AccessOf(talk.Town, Some.Member()).Known);
        Assert.Empty(talk.Town.Telegram.Inside);
    }

    [Fact]
    public void A_sweep_over_many_asks_of_each_once_a_day()
    {
        var talk = Gold();
        foreach (var i in Enumerable.Range(1, 300))
        {
            talk.Town.Telegram.LetIn(Stocks, new MemberId(i));
            Know(talk.Town, new Access(
                new MemberId(i), new("stocks"), Known: Presence.In, IsGuest: true, LookAt: Some.Noon));
        }

        var asked = new Dictionary<MemberId, int>();
        talk.Town.Carried = request =>
        {
            if (request is not LookUpMembers look || look.Channel.Value != "stocks") return;
            Assert.InRange(look.Members.Count, 1, 20);
            foreach (var member in look.Members) asked[member] = asked.GetValueOrDefault(member) + 1;
        };
        talk.Waits(hours: 20);

        Assert.Equal(300, asked.Count(one => one.Key.Value <= 300));
        Assert.All(asked.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public void A_stranger_inside_is_counted_and_told_of_once()
    {
        var talk = Gold().Joins("Stocks");
        talk.Town.Begin();
        talk.Town.Telegram.Strangers = 3;

        talk.Waits(days: 3);

        var told = Assert.Single(Told(talk.Town, "👥 Stocks"));
        Assert.Contains("Stocks holds 5 people: 1 members I know", told, StringComparison.Ordinal);
        Assert.Contains("3 whom I do not know", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Removals_stop_at_the_limit_until_an_admin_confirms()
    {
        var town = new Town();
        Limit(town, 2);
        var crowd = Crowd(town, 5);
        foreach (var person in crowd) Talk.With(person, town).Joins("Stocks");
        town.Stripe.CardWorks = false;
        town.MoveTo(Some.Noon.AddDays(50));
        Assert.Equal(3, town.Telegram.Inside.Count());
        Assert.Single(Told(town, "🛑"));

        var admin = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Presses("See who");
        Assert.Contains("3 people wait", admin.Transcript, StringComparison.Ordinal);
        Assert.Equal(3, town.Telegram.Inside.Count());
        admin.Presses("Let 3 out");

        Assert.Empty(town.Telegram.Inside);
        Assert.All(crowd, person => Assert.Contains(
            "has ended", town.Telegram.Chat(Bot.User, person.Id)[^1].Html, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_pays_while_their_removal_waits_for_an_admin_stays()
    {
        var town = new Town();
        Limit(town, 0);
        var talk = Talk.With(Crowd(town, 1)[0], town).Joins("Stocks").CardFails().Waits(days: 36);
        Assert.Single(town.Telegram.Inside);

        talk.CardFails(false).Pays();
        var admin = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Presses("See who");
        Assert.Contains("Nobody waits", admin.Transcript, StringComparison.Ordinal);
        town.MoveTo(town.Now.AddDays(2));

        Assert.Single(town.Telegram.Inside);
        Assert.DoesNotContain("has ended", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeping_those_who_wait_keeps_them_for_now()
    {
        var town = new Town();
        Limit(town, 0);
        Talk.With(Crowd(town, 1)[0], town).Joins("Stocks").CardFails().Waits(days: 36);

        var admin = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says("/removals")
            .Presses("Keep all 1");

        Assert.Single(town.Telegram.Inside);
        Assert.Contains("One stays inside for now", admin.Transcript, StringComparison.Ordinal);
        Assert.Contains("Nobody waits", admin.Says("/removals").Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_chat_id_in_the_config_lets_only_so_many_out()
    {
        var town = new Town();
        Limit(town, 4);
        foreach (var i in Enumerable.Range(1, 50))
        {
            town.Telegram.LetIn(Stocks, new MemberId(i));
            var person = new Person(new MemberId(i), $"Guest {i}");
            town.Handle(new Incoming.MembershipChanged(
                town.NextUpdate(Bot.User), person, person, ByBot: false, Stocks, Membership.In));
        }

        town.Settle();

        Assert.Equal(46, town.Telegram.Inside.Count());
        Assert.Single(Told(town, "🛑"));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(-30)]
    public void A_clock_that_jumps_by_thirty_days_lets_nobody_out(int days)
    {
        var town = new Town();
        town.Stripe.MoveTo(Some.Noon);
        var talk = Talk.With(Crowd(town, 1)[0], town).Joins("Stocks").Waits(days: 3);
        var cancelling = Crowd(town, 1, 200)[0];
        Talk.With(cancelling, town).Joins("Stocks").Cancels();
        Assert.Equal(2, town.Telegram.Inside.Count());

        // Only our clock is set; Stripe's goes as it did.
        town.JumpBy(TimeSpan.FromDays(days));
        town.Handle(new Incoming.ClockJumped("clock:1", TimeSpan.FromDays(days), ["main"]));
        town.SettleAllOfADay();

        Assert.Equal(2, town.Telegram.Inside.Count());
        Assert.Single(Told(town, "The clock of my machine"));
        Assert.DoesNotContain("has ended", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_jumps_lets_nobody_out_who_is_in_grace_by_Stripes_clock()
    {
        var town = new Town();
        var talk = Talk.With(Crowd(town, 1)[0], town).Joins("Stocks").CardFails().Waits(days: 31);
        Assert.Single(town.Telegram.Inside);

        town.JumpBy(TimeSpan.FromDays(30));
        town.SettleAllOfADay();

        Assert.Single(town.Telegram.Inside);
        Assert.DoesNotContain("has ended", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void One_right_that_is_lost_alone_is_told_once_whatever_still_works()
    {
        var town = new Town();
        var crowd = Crowd(town, 3);
        foreach (var person in crowd) Talk.With(person, town).Joins("Stocks");
        town.Handle(new Incoming.BotRightsChanged(
            town.NextUpdate(Bot.User), Stocks, [Right.Ban], "the bot may not ban users"));
        town.Telegram.MayNotBanIn.Add(Stocks);
        town.Stripe.CardWorks = false;

        town.MoveTo(Some.Noon.AddDays(45));

        Assert.Single(Told(town, "I lack rights in Stocks"));
        Assert.Empty(Told(town, "I have my rights"));
        town.Telegram.MayNotBanIn.Clear();
        town.MoveTo(Some.Noon.AddDays(46));
        Assert.Empty(town.Telegram.Inside);
        Assert.Single(Told(town, "I have my rights"));
    }

    [Fact]
    public void A_clock_that_was_ahead_and_is_set_right_skips_no_end()
    {
        var town = new Town();
        var talk = Talk.With(Crowd(town, 1)[0], town).Joins("Stocks").Cancels().Waits(days: 3);
        town.JumpBy(TimeSpan.FromDays(60));
        town.SettleAllOfADay();
        town.JumpBy(-TimeSpan.FromDays(60));
        town.Handle(new Incoming.ClockJumped("clock:2", -TimeSpan.FromDays(60), ["main"]));
        town.Settle();
        Assert.Single(town.Telegram.Inside);

        // No event may remind the worker.
        town.LosesStripeEvents = true;
        talk.Waits(days: 32);

        Assert.Empty(town.Telegram.Inside);
    }

    [Fact]
    public void Where_the_bot_lost_its_rights_one_word_is_said_and_what_waits_is_done_when_it_has_them_again()
    {
        var town = new Town();
        var crowd = Crowd(town, 4);
        foreach (var person in crowd) Talk.With(person, town).Joins("Stocks");
        town.Stripe.CardWorks = false;
        town.Telegram.WithoutRights.Add(Stocks);
        town.MoveTo(Some.Noon.AddDays(45));
        Assert.Equal(4, town.Telegram.Inside.Count());
        Assert.Single(Told(town, "I lack rights in Stocks"));

        town.Telegram.WithoutRights.Clear();
        town.Handle(new Incoming.BotRightsChanged(town.NextUpdate(Bot.User), Stocks, [], null));
        town.Settle();

        Assert.Empty(town.Telegram.Inside);
        Assert.Single(Told(town, "I have my rights in Stocks again"));
        Assert.Empty(town.Store.View(state => state.All<OutboxRow>().ToArray()));
    }

    [Fact]
    public void Rights_that_come_back_without_a_word_are_found_within_an_hour()
    {
        var town = new Town();
        town.Telegram.WithoutRights.Add(Stocks);
        var talk = Talk.With(Some.Member(), town).Says("/start").Presses("I accept")
            .Presses("Starter").Presses("Monthly").Pays();
        town.Telegram.WithoutRights.Clear();

        talk.Waits(hours: 2).Joins("Stocks").ShowsWhoIsInside();

        Assert.Contains("Your link to Stocks is ready", talk.Transcript, StringComparison.Ordinal);
        Assert.EndsWith("Inside: Stocks\n", talk.Transcript, StringComparison.Ordinal);
        Assert.Single(Told(town, "I have my rights in Stocks again"));
    }

    [Fact]
    public void An_administrator_who_stops_paying_is_a_task_for_a_person_and_not_tried_again()
    {
        var town = new Town();
        var person = Crowd(town, 1)[0];
        Talk.With(person, town).Joins("Stocks");
        town.Telegram.Administrators.Add((Stocks, person.Id));
        var tries = 0;
        town.Carried = request => tries += request is LetOut { Channel.Value: "stocks" } ? 1 : 0;
        town.Stripe.CardWorks = false;

        town.MoveTo(Some.Noon.AddDays(60));

        Assert.Equal(1, tries);
        Assert.Single(Told(town, "is an administrator there"));
    }

    [Fact]
    public void A_group_that_became_a_supergroup_goes_on_under_its_new_id()
    {
        const long New = -1009999999999;
        var town = new Town();
        var crowd = Crowd(town, 2);
        Talk.With(crowd[0], town).Joins("Stocks");
        town.Telegram.Move(Stocks, New);
        town.Stripe.CardWorks = false;

        town.MoveTo(Some.Noon.AddDays(45));

        Assert.Empty(town.Telegram.Inside);
        Assert.Single(Told(town, "its id is now"));
        Talk.With(Some.Member("Late", 5_000_000_300), town).Says("/start").Presses("I accept");
        town.Stripe.CardWorks = true;
        Talk.With(Some.Member("Late", 5_000_000_300), town)
            .Presses("Starter").Presses("Monthly").Pays().Joins("Stocks");
        Assert.Equal((New, new MemberId(5_000_000_300)), Assert.Single(town.Telegram.Inside));
    }

    [Fact]
    public void Whoever_pays_and_is_banned_by_hand_is_told_to_the_team_once()
    {
        var talk = Gold().Joins("Stocks");
        talk.Town.Telegram.LetOut(Stocks, Some.Member().Id);
        talk.Town.Telegram.Banned.Add((Stocks, Some.Member().Id));

        talk.Waits(days: 3);

        Assert.Single(Told(talk.Town, "is banned there"));
    }

    [Fact]
    public void After_more_than_a_day_of_absence_everybody_is_looked_at_and_asked_to_ask_again()
    {
        var town = new Town();
        town.Begin();
        var inside = Crowd(town, 1)[0];
        Talk.With(inside, town).Joins("Stocks").Joins("Bonds").Joins("Live chat");
        var asked = Crowd(town, 1, 300)[0];

        // Nobody runs for three days: time passes for the others only.
        town.JumpBy(TimeSpan.FromDays(3));
        town.Stripe.MoveTo(town.Now);
        town.Restart();
        town.Begin();
        town.SettleAllOfADay();

        Assert.Single(Told(town, "I was away since"));
        Assert.Single(
            town.Telegram.Chat(Bot.User, asked.Id),
            shown => shown.Html.Contains("If you asked to join a channel", StringComparison.Ordinal));
        Assert.DoesNotContain(
            town.Telegram.Chat(Bot.User, inside.Id),
            shown => shown.Html.Contains("If you asked to join a channel", StringComparison.Ordinal));
    }

    /// <summary>People who hold the Starter plan, with a join button each.</summary>
    internal static Person[] Crowd(Town town, int count, long from = 100)
    {
        var crowd = Enumerable.Range(0, count)
            .Select(i => Some.Member($"Person{from + i}", 5_000_000_000 + from + i))
            .ToArray();
        foreach (var person in crowd)
        {
            Talk.With(person, town).Says("/start").Presses("I accept")
                .Presses("Starter").Presses("Monthly").Pays();
        }

        return crowd;
    }

    private static Talk Gold() => Buying.Member().Says("/subscribe").Presses("Gold").Presses("Monthly").Pays()
        .Unrecorded();

    internal static void Limit(Town town, int perHour) => town.Config = town.Config with
    {
        Settings = town.Config.Settings with { Access = new AccessSettings { MaxRemovalsPerHour = perHour } },
    };

    private static void Know(Town town, Access access) => town.Store.Update(town.Now, "test", tx =>
    {
        tx.Put(access);
        return true;
    });

    private static Access AccessOf(Town town, Person person) =>
        town.Store.View(state => state.Get<Access>(Access.KeyOf(person.Id, new("stocks"))))!;

    internal static IEnumerable<string> Told(Town town, string words) => town.Telegram
        .Chat(Bot.Admin, Some.Admin.Id)
        .Select(shown => shown.Html)
        .Where(html => html.Contains(words, StringComparison.Ordinal));
}
