namespace LeanBot.Core.Tests.Features;

/// <summary>What could not be handled is kept with its reason and its raw text until an admin
/// decides.</summary>
public sealed class ParkedItems
{
    private static readonly StripeInvoice Invoice = new(
        "in_1", "paid", "subscription_cycle", "sub_1", "cus_1", new("5000000001", "platinum", null),
        new Money(9900, "usd"), new Money(9900, "usd"), Some.Noon.AddMonths(1), "price_1", 1, null, null);

    [Fact]
    public void An_admin_sees_what_is_parked_and_can_try_again() => Verified.Matches(
        Told().Presses("Drop").Presses("No, leave it").Says("/parked").Presses("🔎").Presses("Try")
            .Presses("Try").Says("/parked").Transcript);

    [Fact]
    public void From_the_word_of_it_and_from_the_list_it_can_be_tried_again_or_dropped() => Verified.Matches(
        Told().Presses("Try").Presses("Drop").Presses("No, leave it").Presses("Back to the list").Presses("🔎")
            .Presses("Drop").Presses("Yes, drop it").Presses("Back to the list").Transcript);

    [Fact]
    public void An_item_that_was_repaired_by_the_config_is_handled_when_it_is_tried_again()
    {
        var talk = Keep();
        SellPlatinum(talk.Town);

        talk.Presses("Try");

        Assert.Single(talk.Town.Store.View(state => state.All<Core.Features.Payments.Payment>().ToArray()));
        Assert.Contains("is handled now", talk.Transcript, StringComparison.Ordinal);
        Assert.Contains(
            "Nothing is waiting", talk.Says("/parked").Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Dropping_asks_first_and_what_was_dropped_is_not_parked_again_when_it_is_told_once_more()
    {
        var talk = Keep().Presses("Drop");
        Assert.Contains("It will not be handled", talk.Transcript, StringComparison.Ordinal);
        talk.Presses("Yes, drop it").Says("/parked");
        Assert.Contains("Nothing is waiting", talk.Transcript, StringComparison.Ordinal);

        Tell(talk.Town, "evt_clone");

        Assert.Empty(Told(talk.Town));
        Assert.Single(talk.Town.Store.View(state => state.All<ParkedItem>().ToArray()));
    }

    [Fact]
    public void The_same_invoice_told_under_two_event_ids_is_parked_once()
    {
        var talk = Keep();

        Tell(talk.Town, "evt_2");

        Assert.Single(Told(talk.Town));
    }

    [Fact]
    public void Where_everything_is_parked_the_team_is_told_once_and_not_of_each()
    {
        var town = new Town();
        for (var i = 1; i <= 40; i++)
            town.Handle(new Incoming.Unreadable($"stripe:main:evt_{i}", "Another version.") { Raw = "{}" });

        town.Settle();

        var told = town.Telegram.Chat(Bot.Admin, Some.Admin.Id);
        Assert.Equal(10, told.Count);
        Assert.Contains("I stop telling of each", told[^1].Html, StringComparison.Ordinal);
        Assert.Equal(40, town.Store.View(state => state.All<ParkedItem>().Count()));
    }

    [Fact]
    public void One_item_is_shown_in_full_by_its_reference_and_nonsense_is_told_apart()
    {
        var talk = Keep();
        var item = talk.Town.Store.View(state => state.All<ParkedItem>().Single());

        talk.Says($"/parked {item.Reference}").Says("/parked nonsense");

        Assert.Contains("<pre>{}</pre>", LastHtml(talk.Town, 1), StringComparison.Ordinal);
        Assert.EndsWith(
            "nothing kept under nonsense. /parked shows what is.", LastHtml(talk.Town, 0),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_whether_to_drop_can_be_answered_with_no()
    {
        var talk = Keep().Presses("Drop").Presses("No, leave it");

        Assert.Contains("What to do", LastHtml(talk.Town, 0), StringComparison.Ordinal);
        Assert.Null(talk.Town.Store.View(state => state.All<ParkedItem>().Single()).DroppedAt);
        Assert.Single(talk.Town.Telegram.Chat(Bot.Admin, Some.Admin.Id));
    }

    [Fact]
    public void The_team_hears_who_paid_how_much_for_what_when_and_what_to_do()
    {
        var town = new Town { LosesStripeEvents = true };
        Talk.With(Some.Member("Olena"), town).Says("/start");

        Tell(town, "evt_1");

        var told = LastHtml(town, 0);
        Assert.Contains("👤 Olena (<code>5000000001</code>)", told, StringComparison.Ordinal);
        Assert.Contains("💰 $99", told, StringComparison.Ordinal);
        Assert.Contains("platinum</code>, which is in no plan", told, StringComparison.Ordinal);
        Assert.Contains("2 Nov 2026, 12:00", told, StringComparison.Ordinal);
        Assert.Contains("add it to config/plans.json and try again", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_restart_while_an_item_is_being_tried_again_loses_nothing()
    {
        var talk = Keep();
        talk.Town.DiesAfterEveryTurn = true;
        SellPlatinum(talk.Town);

        talk.Presses("Try");

        Assert.Single(talk.Town.Store.View(state => state.All<Core.Features.Payments.Payment>().ToArray()));
        Assert.Empty(talk.Town.Store.View(state => state.All<ParkedItem>().ToArray()));
    }

    private static Talk Keep()
    {
        // Told by hand, and not by the stand-in.
        var town = new Town { LosesStripeEvents = true };
        Tell(town, "evt_1");
        return Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin);
    }

    /// <summary>The same, with the word of it in the transcript.</summary>
    private static Talk Told()
    {
        var talk = Talk.With(Some.Admin, new Town { LosesStripeEvents = true }).As(Some.Admin, Bot.Admin);
        Tell(talk.Town, "evt_1");
        return talk;
    }

    private static void Tell(Town town, string id)
    {
        town.Handle(new Incoming.Stripe(
            $"stripe:main:{id}", new StripeEvent(id, "invoice.paid", "main", Some.Noon, Invoice))
        { Raw = "{}" });
        town.Settle();
    }

    private static void SellPlatinum(Town town) => town.Config = town.Config with
    {
        Plans =
        [
            .. town.Config.Plans, town.Config.Plans[0] with { Id = new("platinum"), Title = "Platinum" },
        ],
    };

    private static string LastHtml(Town town, int fromEnd) =>
        town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[^(fromEnd + 1)].Html;

    private static IEnumerable<string> Told(Town town) => town.Telegram.Chat(Bot.Admin, Some.Admin.Id)
        .Select(shown => shown.Html)
        .Where(html => html.Contains("could not be handled and was kept", StringComparison.Ordinal));
}
