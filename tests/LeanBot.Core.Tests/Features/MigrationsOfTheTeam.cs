using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Members moved to a new price from the admin bot.</summary>
public sealed class MigrationsOfTheTeam
{
    [Fact]
    public void Members_are_counted_told_what_is_wanted_and_moved() => Verified.InBothLanguages(person =>
    {
        var talk = Raised(person).Presses("Price changes").Presses("Move members")
            .Presses("Gold: $99")
            .Presses("From when").Says("31.02.").Says("1.1.2026").Says("15.12.")
            .Presses("From when").Presses("As soon as possible")
            .Presses(Notice(person)).Says(new string('1', 1001)).Says("2 + 2 < 5").Presses(Notice(person))
            .Presses("Nothing to add").Presses(Notice(person)).Presses("Back")
            .Presses("Who (CSV)").Presses("Count again").Presses("Trial run").Presses("Move them")
            .Presses("Back").Presses("Move them").Presses("Yes, move").Waits(hours: 1).Presses("Refresh");
        talk.Waits(days: 25).Presses("Refresh").Waits(days: 7).Presses("Refresh").Presses("Who (CSV)");
        return talk.Presses("Refresh").Presses("Back").Presses("⌂");
    });

    [Fact]
    public void A_move_is_paused_goes_on_and_is_taken_back() => Verified.InBothLanguages(person =>
    {
        var talk = Raised(person).Presses("Price changes").Presses("Move members")
            .Presses("Gold: $99").StripeIsDown().Presses("Move them").Presses("Yes, move").Presses("Pause")
            .StripeIsDown(false).Waits(hours: 1).Presses("Go on").Waits(hours: 1)
            .Presses("Take it back").Presses("Back").Presses("Take it back").Presses("Yes, take it back");
        return talk.Waits(hours: 1).Presses("Back").Presses("Gold: $99").Presses("⌂");
    });

    [Fact]
    public void Two_admins_at_one_migration_get_along() => Verified.InBothLanguages(person =>
    {
        var talk = Raised(person).Presses("Price changes").Presses("Move members")
            .Presses("Gold: $99").Presses("Move them");
        var id = talk.Town.Store.View(state => state.All<Migration>().Single().Id);
        Ask(talk.Town, new MigrationOrder.Apply(id));
        talk.Presses("Yes, move").Presses("Refresh");
        return talk;
    });

    [Fact]
    public void What_is_not_wanted_is_dropped_and_nobody_hears() => Verified.InBothLanguages(person =>
    {
        var talk = Raised(person).Presses("Price changes").Presses("Move members")
            .Presses("Gold: $99").Presses("From when").Waits(hours: 2).Presses("Gold: $99").Presses("Drop it")
            .Waits(days: 20);
        Assert.Equal(MigrationState.Dropped, Only(talk.Town).State);
        return talk;
    });

    [Fact]
    public void Where_everybody_pays_what_is_sold_there_is_nobody_to_move() => Verified.InBothLanguages(
        person => PricesOfTheTeam.Team(person).Presses("Price changes").Presses("Move members")
            .Presses("Refresh").Presses("Prices").Says("/admin").Presses("Price changes").Presses("Refresh")
            .Presses("Move members").Presses("Back").Presses("Move members").Presses("⌂"));

    [Fact]
    public void A_large_one_takes_a_phrase_typed_out_where_there_is_one_admin() => Verified.InBothLanguages(
        person =>
        {
            var talk = Large(person).Presses("Price changes").Presses("Move members")
                .Presses("Gold: $99").Presses("Move them").Presses("Yes, move 1").Says("yes")
                .Says(person.Language == "uk" ? "перевести 1" : "move 1").Presses("Gold: $99")
                .Waits(hours: 1);
            Assert.Equal(MigrationState.Moved, Only(talk.Town).State);
            return talk;
        });

    [Fact]
    public void A_large_one_takes_a_second_admin_who_sees_what_it_does()
    {
        var olha = new Person(new MemberId(78), "Olha", "olha", "en");
        var talk = Large(Some.Member());
        talk.Town.Config = talk.Town.Config with
        {
            Admins = [.. talk.Town.Config.Admins, new Admin(olha.Id, olha.Name)],
        };
        talk.Presses("Price changes").Presses("Move members").Presses("Gold: $99")
            .Presses("Move them").Presses("Yes, move 1");
        Assert.Equal(MigrationState.Prepared, Only(talk.Town).State);

        talk.As(olha, Bot.Admin).Presses("Approve").Waits(hours: 1).As(Some.Admin, Bot.Admin)
            .Presses("Gold: $99");

        Assert.Equal(MigrationState.Moved, Only(talk.Town).State);
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void What_was_approved_and_is_other_than_it_was_shown_is_not_done()
    {
        var olha = new Person(new MemberId(78), "Olha", "olha", "en");
        var talk = Large(Some.Member());
        talk.Town.Config = talk.Town.Config with
        {
            Admins = [.. talk.Town.Config.Admins, new Admin(olha.Id, olha.Name)],
        };
        talk.Presses("Price changes").Presses("Move members").Presses("Gold: $99")
            .Presses("Move them").Presses("Yes, move 1").Says("/admin").Presses("Price changes")
            .Presses("Gold: $99").Presses("From when").Says("15.12.");

        talk.As(olha, Bot.Admin).Presses("Approve");

        Assert.Contains("is not as it was shown any more", talk.Transcript, StringComparison.Ordinal);
        Assert.Equal(MigrationState.Prepared, Only(talk.Town).State);
    }

    [Fact]
    public void Whoever_goes_elsewhere_is_not_called_back_by_the_progress()
    {
        var talk = Raised(Some.Member()).Presses("Price changes").Presses("Move members")
            .Presses("Gold: $99").Presses("Move them").StripeIsDown().Presses("Yes, move").Presses("⌂");
        var shown = talk.Town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[0].Html;

        talk.StripeIsDown(false).Waits(hours: 1);

        Assert.Equal(shown, talk.Town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[0].Html);
        Assert.Equal(MigrationState.Moved, Only(talk.Town).State);
        Assert.Empty(talk.Town.Store.View(state => state.All<MigrationWatch>().ToArray()));
    }

    /// <summary>Somebody pays what is sold no more.</summary>
    private static Talk Raised(Person person)
    {
        var talk = PricesOfTheTeam.Reads(PricesOfTheTeam.Team(person), 11900).Unrecorded();
        Assert.Equal(9900, talk.Town.Store.View(
            state => state.All<Subscription>().Single().NextCharge!.Value.MinorUnits));
        return talk;
    }

    /// <summary>Where moving one is much.</summary>
    private static Talk Large(Person person)
    {
        var talk = Raised(person);
        talk.Town.Config = talk.Town.Config with { SecondAdmin = new SecondAdminSettings { People = 0 } };
        return talk;
    }

    private static string Notice(Person person) =>
        $"Notice: {(person.Language == "uk" ? "Українська" : "English")}";

    private static Migration Only(Town town) => town.Store.View(state => state.All<Migration>().Single());

    private static void Ask(Town town, MigrationOrder order)
    {
        town.Handle(new Incoming.MigrationAsked(town.NextUpdate(Bot.Admin), order));
        town.Settle();
    }
}
