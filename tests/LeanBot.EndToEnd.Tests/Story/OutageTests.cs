using LeanBot.Core;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;
using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>Four days in which no webhook comes, while everything happens that can happen: one pass brings
/// the state to where it would have been.</summary>
public sealed class OutageTests
{
    private const string FailsAtRenewal = "4000000000000341";

    private static readonly string[] Names = ["Anna", "Borys", "Daryna", "Emil", "Fedir", "Hanna", "Iryna"];

    [Fact]
    public async Task Ninety_six_hours_without_webhooks_end_in_the_same_state_within_one_pass()
    {
        var told = await Play(_ => Task.CompletedTask);
        var untold = await Play(place => GoesWrong(place, new { service = "stripe", events = "withheld" }));

        Assert.Equal(told, untold);
    }

    [Fact]
    public async Task Events_that_nobody_ever_made_change_nothing_about_money_and_doors()
    {
        var told = await Play(_ => Task.CompletedTask);
        // One in a hundred of so few would be none.
        string[] types = ["invoice.paid"];
        var untold = await Play(place => GoesWrong(
            place, new { service = "stripe", events = "never", types, share = 0.5 }));

        Assert.Equal(told, untold);
    }

    [Fact]
    public async Task What_was_found_among_the_undelivered_counts_once_though_it_is_told_later()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        await place.Advance("P5D");
        await GoesWrong(place, new { service = "stripe", events = "withheld" });
        await AllCancel(place);
        await place.Advance("PT65M");
        Assert.Contains("Starter is cancelled", await olena.ReadsLast(), StringComparison.Ordinal);
        var read = (await olena.Reads()).Length;

        await place.Delete("/sandbox/faults");
        await place.Post("/sandbox/stripe/events/release", new { order = "asIs" });
        await place.Advance("PT2H");

        Assert.Equal(read, (await olena.Reads()).Length);
        Settled(place, payments: 1);
    }

    /// <summary>How all subscriptions and payments stand an hour after four days of renewals, cancellations,
    /// refunds, disputes and cards that fail.</summary>
    private static async Task<string[]> Play(Func<Place, Task> begin)
    {
        await using var place = await Place.OpenAsync();
        var people = new List<Someone>();
        foreach (var name in Names) people.Add(await Subscriber(place, name));
        await place.Advance("P29D");
        await HasCard(place, people[1], FailsAtRenewal);
        await place.Advance("PT1H");

        await begin(place);
        await place.AtStripe(Path(place, people[2]), ("cancel_at_period_end", "true"));
        await place.AtStripe(Path(place, people[3]), ("cancel_at", "max_period_end"));
        await place.Post("/sandbox/stripe/refunds", new { invoice = FirstInvoiceOf(place, people[4]) });
        await place.Post("/sandbox/stripe/disputes", new { invoice = FirstInvoiceOf(place, people[5]) });
        await place.Advance("PT96H");
        await place.Advance("PT65M");
        return Told(place, people);
    }

    private static string[] Told(Place place, List<Someone> people) => place.Worker.Store.View(state =>
    {
        var held = state.All<Subscription>().Select(one =>
            $"{NameOf(people, one.Member)} {one.Plan} {one.State} ends {Day(one.PaidThrough)} cancels "
            + $"{Day(one.CancelAt)} trouble {one.Trouble?.Attempt} disputed {one.IsDisputed} over "
            + $"{one.HasEndedAtStripe}");
        var paid = state.All<Payment>().Select(one =>
            $"{NameOf(people, one.Member)} paid {one.Amount} until {Day(one.PeriodEnd)} back {one.Refunded} "
            + $"{one.Dispute} ends {Day(one.CutShortTo)}");
        return held.Order(StringComparer.Ordinal).Concat(paid.Order(StringComparer.Ordinal)).ToArray();
    });

    private static string NameOf(List<Someone> people, MemberId member) =>
        Names[people.FindIndex(person => person.Id == member.Value)];

    private static string? Day(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd", null);

    private static Subscription Of(Place place, Someone person) => place.Worker.Store.View(
        state => state.All<Subscription>().Single(held => held.Member.Value == person.Id));

    private static string Path(Place place, Someone person) =>
        $"/v1/subscriptions/{Of(place, person).StripeId}";

    private static string FirstInvoiceOf(Place place, Someone person) => place.Worker.Store.View(
        state => state.All<Payment>().First(payment => payment.Member.Value == person.Id)).InvoiceId;

    private static async Task HasCard(Place place, Someone person, string card)
    {
        var customer = place.Worker.Store.View(
            state => state.All<StripeCustomer>().First(one => one.Member.Value == person.Id)).CustomerId;
        await place.Post("/sandbox/stripe/cards", new { customer, card });
    }
}
