using LeanBot.Core.Features.Rounds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Whoever has a parked item tried again hears what comes of it, under the reference they
/// know.</summary>
public sealed class TriedAgain
{
    [Fact]
    public void What_fails_again_is_told_to_who_pressed_though_there_are_many_and_keeps_its_reference()
    {
        var town = new Town();
        for (var i = 1; i <= 40; i++)
            town.Handle(new Incoming.Unreadable($"stripe:main:evt_{i}", "Another version.") { Raw = "{}" });
        var item = Items(town)[20];
        var admin = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says($"/parked {item.Reference}");
        var before = Chat(town).Count;

        admin.Presses($"Try {item.Reference}").Presses($"Try {item.Reference}");

        var again = Chat(town).Skip(before).Select(shown => shown.Html)
            .Where(html => html.Contains("It still can't be handled", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, again.Length);
        Assert.All(again, html => Assert.Contains(item.Reference, html, StringComparison.Ordinal));
        Assert.Equal(40, Items(town).Length);
    }

    [Fact]
    public void A_call_that_succeeds_when_it_is_made_again_is_told()
    {
        var town = BrokenCall(out var item);

        Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says($"/parked {item.Reference}")
            .Presses($"Try {item.Reference}");

        Assert.Contains("is handled now", Chat(town)[^1].Html, StringComparison.Ordinal);
        Assert.Empty(Items(town));
    }

    [Fact]
    public void A_call_that_fails_when_it_is_made_again_is_told_at_once_and_kept_under_its_reference()
    {
        var town = BrokenCall(out var item);
        town.Stripe.Unknown = true;

        Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says($"/parked {item.Reference}")
            .Presses($"Try {item.Reference}");

        Assert.Contains(Chat(town), shown =>
            shown.Html.Contains("It still can't be handled", StringComparison.Ordinal)
            && shown.Html.Contains("No such subscription", StringComparison.Ordinal)
            && shown.Html.Contains(item.Reference, StringComparison.Ordinal));
        Assert.Equal(item.Reference, Assert.Single(Items(town)).Reference);
    }

    [Fact]
    public void A_call_that_throws_when_it_is_made_again_is_told_at_once_and_kept_under_its_reference()
    {
        var town = BrokenCall(out var item);
        Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says($"/parked {item.Reference}");
        var retry = Chat(town)[^1].Buttons[0][0].Data!;

        town.Handle(new Incoming.Press("admin:700", Bot.Admin, Some.Admin, 1, "query", retry));
        var row = town.Store.View(state => state.All<OutboxRow>().Single(
            row => row.Request is FetchSubscription));
        town.Handle(new Incoming.Result(
            row.Id, new CallResult.Failed(new Failure(FailureReason.Bug, "poison"))));
        town.Settle();

        var kept = Assert.Single(Items(town));
        Assert.Equal(item.Reference, kept.Reference);
        Assert.Null(kept.TriedIn);
        Assert.Single(Chat(town), shown => shown.Html.Contains(
            "It still can't be handled", StringComparison.Ordinal));
    }

    [Fact]
    public void An_item_that_is_being_tried_is_not_tried_twice()
    {
        var town = BrokenCall(out var item);
        town.Stripe.IsDown = true;
        var admin = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says($"/parked {item.Reference}");

        admin.Presses($"Try {item.Reference}").Presses($"Try {item.Reference}");

        Assert.Contains("is being tried already", admin.Transcript, StringComparison.Ordinal);
        Assert.Single(town.Store.View(
            state => state.All<OutboxRow>().Where(row => row.Request is FetchSubscription).ToArray()));
    }

    [Fact]
    public void The_outcome_of_many_that_are_tried_is_told_when_all_have_come_to_theirs()
    {
        var town = BrokenCall(out _);
        Break(town, "sub_2");
        town.Stripe.IsDown = true;
        Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says($"/parked {Items(town)[0].Reference}")
            .Presses("Try all 2").Presses("Yes, try 2");
        town.MoveTo(town.Now.AddMinutes(2));
        Assert.DoesNotContain(Chat(town), shown => shown.Html.StartsWith(
            "🔁 Tried again", StringComparison.Ordinal));

        town.Stripe.IsDown = false;
        town.MoveTo(town.Now.AddMinutes(15));

        Assert.Contains("2 are handled now", Chat(town)[^1].Html, StringComparison.Ordinal);
        Assert.Empty(Items(town));
    }

    [Fact]
    public void One_payment_of_a_page_that_cannot_be_handled_does_not_keep_the_page()
    {
        var town = new Town { LosesStripeEvents = true };
        town.Stripe.Listed.Add((town.Now, new StripeInvoice(
            "in_1", "paid", "subscription_cycle", "sub_1", "cus_1", new("5000000001", "platinum", null),
            new Money(9900, "usd"), new Money(9900, "usd"), Some.Noon.AddMonths(1), "price_1", 1, null,
            null)));

        town.Begin();
        town.Settle();

        var item = Assert.Single(Items(town));
        Assert.Null(item.Row);
        Assert.Equal("found:main:in_1", item.Cause);
        Assert.Contains("in_1", item.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_whose_result_throws_is_kept_so_that_it_can_be_asked_for_again()
    {
        var town = new Town();
        town.Begin();
        town.Handle(new Incoming.TimerDue(new DueEntry(town.Now, "rounds", "main")));
        var row = town.Store.View(state => state.All<OutboxRow>().Single(row => row.Request is ListStripe));

        town.Handle(new Incoming.Result(row.Id, new CallResult.Done(new StripePages([], null!, town.Now))));

        Assert.IsType<ListStripe>(Assert.Single(Items(town)).Row?.Request);
    }

    /// <summary>A question to Stripe whose caller threw as often as is allowed.</summary>
    private static Town BrokenCall(out ParkedItem item)
    {
        var town = new Town { LosesStripeEvents = true };
        Break(town, "sub_1");
        item = Items(town).Single();
        return town;
    }

    private static void Break(Town town, string id)
    {
        town.Stripe.Standing[id] = new StripeSubscription(
            id, "active", "cus_1", new("5000000001", "gold", null), "price_1", new Money(9900, "usd"),
            Some.Noon.AddMonths(1), null, null);
        var fetch = new FetchSubscription("main", id, FetchPurpose.Refresh);
        var row = new OutboxRow($"1-1-{id}", fetch, fetch.Lane, fetch.Priority, town.Now, town.Now);
        town.Store.Update(town.Now, "test", tx =>
        {
            tx.Put(row);
            return true;
        });
        town.Handle(new Incoming.Result(
            row.Id, new CallResult.Failed(new Failure(FailureReason.Bug, "poison"))));
        town.Settle();
    }

    private static IReadOnlyList<TelegramStandIn.Shown> Chat(Town town) =>
        town.Telegram.Chat(Bot.Admin, Some.Admin.Id);

    private static ParkedItem[] Items(Town town) =>
        town.Store.View(state => state.All<ParkedItem>().ToArray());
}
