using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Stripe does not make some event, for ever: whatever type it is of, the round of the next hour
/// ends where the event would have led.</summary>
public sealed class NeverMade
{
    private static readonly Lazy<string[]> Told = new(() => Play(null));

    public static TheoryData<string> Types =>
        [.. new Router(Some.Schema, typeof(Engine).Assembly).StripeEventTypes];

    [Theory]
    [MemberData(nameof(Types))]
    public void An_event_that_is_never_made_is_made_up_for_within_the_hour(string type) =>
        Assert.Equal(Told.Value, Play(type));

    [Fact]
    public void All_of_them_together_are_too() => Assert.Equal(Told.Value, Play("all"));

    /// <summary>How all stands an hour after all that can happen at Stripe itself.</summary>
    private static string[] Play(string? neverMade)
    {
        var town = new Town();
        town.Begin();
        town.Settle();
        var people = Enumerable.Range(1, 9).Select(number => Buys(town, number)).ToArray();
        town.MoveTo(town.Now.AddDays(20));
        (town.NeverMade, town.LosesStripeEvents) = (neverMade, neverMade == "all");
        var (stripe, charges) = (town.Stripe, town.Stripe.Charges);
        foreach (var owing in people[..2]) stripe.WithoutCard.Add(SoldTo(town, owing).CustomerId);
        var won = charges.Dispute(PaidBy(town, people[2]), town.Now);
        var lost = charges.Dispute(PaidBy(town, people[3]), town.Now);
        var back = charges.Refund(PaidBy(town, people[4]), town.Now, 900);
        // Renewals, and some that fail.
        town.MoveTo(town.Now.AddDays(11));

        charges.Move(won.Id, "won", town.Now);
        charges.Move(lost.Id, "lost", town.Now);
        charges.Fail(back.Id, town.Now);
        stripe.Pay(SoldTo(town, people[1]).LatestInvoice!.HostedInvoiceUrl!, town.Now);
        charges.Refund(PaidBy(town, people[5]), town.Now);
        stripe.Cancel(SoldTo(town, people[6]).Id, town.Now);
        stripe.EndNow(SoldTo(town, people[7]).Id, town.Now);
        stripe.Pause(SoldTo(town, people[8]).Id, pauses: true, town.Now);
        Buys(town, 21);
        foreach (var (number, how) in (IEnumerable<(int, string)>)[(22, "succeeded"), (23, "failed")])
        {
            Buys(town, number, "unpaid");
            stripe.MoneyArrives(how, town.Now);
        }

        town.MoveTo(town.Now.AddMinutes(61));
        return town.Store.View(Standing);
    }

    /// <summary>By whom it is of: ids are counted by what is called when.</summary>
    private static string[] Standing(IReader state)
    {
        var held = state.All<Subscription>().Select(one =>
            $"{one.Member} {one.Plan} {one.State} ends {one.PaidThrough:u} cancels {one.CancelAt:yyyy-MM-dd} "
            + $"trouble {one.Trouble?.Attempt} disputed {one.IsDisputed} paused {one.IsPaused} "
            + $"short {one.IsCutShort} over {one.HasEndedAtStripe}");
        var paid = state.All<Payment>().Select(one =>
            $"{one.Member} paid {one.Amount} back {one.Refunded} taken {one.Withdrawn} {one.Dispute} "
            + $"lasts {one.LastsUntil:u}");
        var back = state.All<Refund>().Select(one => $"{one.Amount} of {one.At:u} {one.Status}");
        var disputed = state.All<Dispute>().Select(one => $"{one.Member} disputes {one.Amount} {one.Status}");
        var ordered = state.All<Order>().Select(one => $"{one.Member} orders {one.Plan} {one.State}");
        var parked = state.All<ParkedItem>().Select(item => item.Reason);
        IEnumerable<string>[] all = [held, paid, back, disputed, ordered, parked];
        return [.. all.SelectMany(lines => lines.Order(StringComparer.Ordinal))];
    }

    private static MemberId Buys(Town town, int number, string status = "paid")
    {
        var person = Some.Member($"Member{number:00}", 5_300_000_000 + number);
        Talk.With(person, town).Says("/start").Presses("I accept").Presses("Starter").Presses("Monthly")
            .Pays(status);
        return person.Id;
    }

    private static StripeSubscription SoldTo(Town town, MemberId member) =>
        town.Stripe.BoughtBy(member).Last();

    private static StripeInvoice PaidBy(Town town, MemberId member) => town.Stripe.Listed
        .Select(one => one.Invoice).Last(invoice => invoice.Metadata.TelegramId == member.ToString());
}
