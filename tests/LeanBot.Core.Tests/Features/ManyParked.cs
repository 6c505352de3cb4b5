using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Tests.Features;

/// <summary>So much is parked that nobody would press a button for each.</summary>
public sealed class ManyParked
{
    private static readonly StripeInvoice Invoice = new(
        "in_1", "paid", "subscription_cycle", "sub_1", "cus_1", new("5000000001", "platinum", null),
        new Money(9900, "usd"), new Money(9900, "usd"), Some.Noon.AddMonths(1), "price_1", 1, null, null);

    [Fact]
    public void What_is_of_one_reason_is_read_in_pages_and_tried_or_dropped_together() => Verified.Matches(
        Keep(7).Unrecorded().Says("/parked").Presses("Older").Presses("Newer").Presses("🔎")
            .Presses("Try all 7").Presses("No, leave it").Presses("Try all 7").Presses("Yes, try 7")
            .Waits(hours: 1).Says("/parked").Presses("🔎").Presses("Drop all 7").Presses("No, leave it")
            .Presses("Drop all 7").Presses("Yes, drop 7").Waits(hours: 1).Says("/parked").Transcript);

    [Fact]
    public void A_quiet_item_among_many_does_not_hide_that_they_are_many()
    {
        var town = new Town();
        Unreadable(town, 1, 9);
        Pay(town, Invoice with { Id = "in_q", Metadata = StripeMetadata.Empty });

        Unreadable(town, 11, 40);
        town.Settle();

        var told = town.Telegram.Chat(Bot.Admin, Some.Admin.Id);
        Assert.Equal(10, told.Count);
        Assert.Contains("I stop telling of each", told[^1].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_after_many_were_told_of_is_told_again_when_they_are_few()
    {
        var town = new Town();
        Unreadable(town, 1, 40);
        town.MoveTo(town.Now.AddHours(2));

        Unreadable(town, 41, 41);
        town.Settle();

        Assert.Equal(11, town.Telegram.Chat(Bot.Admin, Some.Admin.Id).Count);
    }

    [Fact]
    public void All_are_read_page_by_page_in_place_and_one_leads_back()
    {
        var talk = Keep(20).Says("/parked").Unrecorded().Presses("Older").Presses("Older").Presses("Older");
        Assert.Throws<InvalidOperationException>(() => talk.Presses("Older"));
        var messages = Chat(talk.Town).Count;

        talk.Presses("Newer").Presses("🔎").Presses("Back to the list");

        Assert.Equal(messages, Chat(talk.Town).Count);
        Assert.Contains("newest first: 1–6", Chat(talk.Town)[^1].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void All_of_one_reason_are_dropped_with_a_few_presses_and_the_others_stay()
    {
        var talk = Keep(120);
        Pay(talk.Town, Invoice);
        talk.Town.Settle();
        ShowOne(talk, "Another version.");

        talk.Presses("Drop all 120").Presses("No, leave it");
        Assert.Equal(121, Waiting(talk.Town).Length);
        talk.Presses("Drop all 120").Presses("Yes, drop 120").Waits(hours: 1);

        Assert.Equal("main:in_1", Assert.Single(Waiting(talk.Town)).About);
        Assert.Contains("120 items were dropped", Chat(talk.Town)[^1].Html, StringComparison.Ordinal);
        var dropped = Items(talk.Town).Where(item => item.DroppedAt is not null);
        Assert.All(dropped, item => Assert.Empty(item.Raw));
    }

    [Fact]
    public void What_is_parked_after_the_question_was_asked_is_not_dropped_with_the_others()
    {
        var talk = Keep(3);
        ShowOne(talk, "Another version.");
        talk.Presses("Drop all 3");
        talk.Town.MoveTo(talk.Town.Now.AddMinutes(1));
        Unreadable(talk.Town, 100, 100);

        talk.Presses("Yes, drop 3").Waits(hours: 1);

        Assert.Equal("stripe:main:evt_100", Assert.Single(Waiting(talk.Town)).Cause);
    }

    [Fact]
    public void All_of_one_reason_are_tried_again_and_the_outcome_is_told_once()
    {
        var talk = Keep(0);
        for (var i = 1; i <= 70; i++)
            Pay(talk.Town, Invoice with { Id = $"in_{i}", SubscriptionId = $"sub_{i}" });
        // One more is as wrong as before.
        Pay(talk.Town, Invoice with { Id = "in_99", SubscriptionId = "sub_99", PeriodEnd = null });
        talk.Town.Settle();
        SellPlatinum(talk.Town);
        ShowOne(talk, "none of ours");
        var before = Chat(talk.Town).Count;

        talk.Presses("Try all 71").Presses("Yes, try 71").Waits(hours: 1);

        Assert.Equal(70, talk.Town.Store.View(state => state.All<Payment>().Count()));
        Assert.Equal("main:in_99", Assert.Single(Waiting(talk.Town)).About);
        var said = Chat(talk.Town).Skip(before).Select(shown => shown.Html).ToArray();
        Assert.Single(said, html => html.Contains(
            "70 are handled now, one still waits", StringComparison.Ordinal));
        Assert.DoesNotContain(said, html => html.Contains("is handled now", StringComparison.Ordinal));
    }

    [Fact]
    public void Old_messages_are_dropped_by_themselves_after_a_word_and_money_never_is()
    {
        var talk = Keep(2);
        Pay(talk.Town, Invoice);
        talk.Town.Handle(new Incoming.Unreadable("user:900", "No sense in it.") { Raw = "{}" });

        talk.Waits(days: 32);
        Assert.Equal(4, Waiting(talk.Town).Length);
        Assert.Single(Chat(talk.Town), shown => shown.Html.Contains(
            "will be dropped by itself", StringComparison.Ordinal));
        talk.Waits(days: 60);

        Assert.Equal(
            ["main:in_1", "stripe:main:evt_1", "stripe:main:evt_2"],
            Waiting(talk.Town).Select(item => item.About ?? item.Cause).Order(StringComparer.Ordinal));
        Assert.Single(Chat(talk.Town), shown => shown.Html.Contains(
            "dropped, as announced", StringComparison.Ordinal));
        Assert.InRange(
            Chat(talk.Town).Count(shown => shown.Html.Contains("waits for a person", StringComparison.Ordinal)
                || shown.Html.Contains("wait for a person", StringComparison.Ordinal)), 10, 14);
    }

    private static Talk Keep(int count)
    {
        var town = new Town { LosesStripeEvents = true };
        Unreadable(town, 1, count);
        town.Settle();
        return Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin);
    }

    private static void ShowOne(Talk talk, string reason) => talk.Says("/parked " + Waiting(talk.Town)
        .First(item => item.Reason.Contains(reason, StringComparison.Ordinal)).Reference);

    private static void Unreadable(Town town, int from, int to)
    {
        for (var i = from; i <= to; i++)
            town.Handle(new Incoming.Unreadable($"stripe:main:evt_{i}", "Another version.") { Raw = "{}" });
    }

    private static void Pay(Town town, StripeInvoice invoice) => town.Handle(new Incoming.Stripe(
        $"stripe:main:evt_{invoice.Id}",
        new StripeEvent($"evt_{invoice.Id}", "invoice.paid", "main", Some.Noon, invoice))
    { Raw = "{}" });

    private static void SellPlatinum(Town town) => town.Config = town.Config with
    {
        Plans =
        [
            .. town.Config.Plans, town.Config.Plans[0] with { Id = new("platinum"), Title = "Platinum" },
        ],
    };

    private static IReadOnlyList<TelegramStandIn.Shown> Chat(Town town) =>
        town.Telegram.Chat(Bot.Admin, Some.Admin.Id);

    private static ParkedItem[] Items(Town town) =>
        town.Store.View(state => state.All<ParkedItem>().ToArray());

    private static ParkedItem[] Waiting(Town town) =>
        [.. Items(town).Where(item => item.DroppedAt is null)];
}
