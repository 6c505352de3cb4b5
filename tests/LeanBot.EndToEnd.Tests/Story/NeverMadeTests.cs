using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Subscriptions;
using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>Stripe makes no event of some kind, for ever: one round ends where they would have led.</summary>
public sealed class NeverMadeTests
{
    private const string FailsAtRenewal = "4000000000000341";

    private static readonly string[] Names =
        ["Anna", "Borys", "Daryna", "Emil", "Fedir", "Hanna", "Iryna", "Les"];

    private static readonly Lazy<Task<string[]>> Told = new(() => Play([]));

    [Theory]
    [InlineData("invoice.paid")]
    [InlineData(
        "invoice.payment_failed", "invoice.payment_action_required", "payment_intent.payment_failed")]
    [InlineData("customer.subscription.created", "checkout.session.completed")]
    [InlineData("checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed")]
    [InlineData("customer.subscription.updated")]
    [InlineData("customer.subscription.deleted")]
    [InlineData("charge.refunded", "refund.created", "refund.updated", "refund.failed")]
    [InlineData(
        "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed",
        "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated")]
    public async Task What_no_event_tells_one_round_finds(params string[] types) =>
        Assert.Equal(await Told.Value, await Play(types));

    [Fact]
    public async Task With_no_event_at_all_it_is_the_same() =>
        Assert.Equal(await Told.Value, await Play(null));

    /// <param name="types">Those that are never made; null for all.</param>
    private static async Task<string[]> Play(string[]? types)
    {
        await using var place = await Place.OpenAsync(isInMemory: true);
        var people = new List<Someone>();
        foreach (var name in Names) people.Add(await Subscriber(place, name));
        await place.Advance("P20D");
        if (types is not { Length: 0 })
            await GoesWrong(place, new { service = "stripe", events = "never", types, share = 1.0 });
        await HasCard(place, people[0], FailsAtRenewal);
        var won = await Dispute(place, people[1]);
        var lost = await Dispute(place, people[2]);
        await place.Advance("P8D");
        await place.Post(
            "/sandbox/stripe/refunds", new { invoice = InvoiceOf(place, people[3]), failure = true });
        // Renewals, one that fails, and a refund that fails.
        await place.Advance("P3D");
        foreach (var card in (string[])["sepa_debit", "sepa_debit_fails"])
            people.Add(await Buys(place, card));
        await place.Advance("P3D");

        await place.Post($"/sandbox/stripe/disputes/{won}/close", new { status = "won" });
        await place.Post($"/sandbox/stripe/disputes/{lost}/close", new { status = "lost" });
        await place.Post("/sandbox/stripe/refunds", new { invoice = InvoiceOf(place, people[4]) });
        await place.AtStripe(PathOf(place, people[5]), ("cancel_at_period_end", "true"));
        await place.AtStripe(
            PathOf(place, people[6]),
            ("cancel_at", $"{(await place.Now()).AddMinutes(3).ToUnixTimeSeconds()}"));
        await place.AtStripe(PathOf(place, people[7]), ("pause_collection[behavior]", "void"));
        people.Add(await Buys(place, Someone.GoodCard));
        await place.Advance("PT65M");
        return Standing(place, people);
    }

    private static string[] Standing(Place place, List<Someone> people) => place.Worker.Store.View(state =>
    {
        var held = state.All<Subscription>().Select(one =>
            $"{Who(one.Member)} {one.Plan} {one.State} ends {Day(one.PaidThrough)} "
            + $"cancels {Day(one.CancelAt)} trouble {one.Trouble?.Attempt} disputed {one.IsDisputed} "
            + $"paused {one.IsPaused} over {one.HasEndedAtStripe}");
        var paid = state.All<Payment>().Select(one =>
            $"{Who(one.Member)} paid {one.Amount} until {Day(one.PeriodEnd)} back {one.Refunded} "
            + $"{one.Dispute} lasts {Day(one.LastsUntil)}");
        var back = state.All<Refund>().Select(one => $"{one.Amount} {one.Status}");
        var disputed = state.All<Dispute>().Select(one => $"{Who(one.Member!.Value)} {one.Status}");
        var ordered = state.All<Order>().Select(one => $"{Who(one.Member)} orders {one.State}");
        var parked = state.All<Core.ParkedItem>().Select(item => item.Reason);
        IEnumerable<string>[] all = [held, paid, back, disputed, ordered, parked];
        return all.SelectMany(lines => lines.Order(StringComparer.Ordinal)).ToArray();

        int Who(Core.MemberId member) => people.FindIndex(person => person.Id == member.Value);
    });

    private static string? Day(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd", null);

    private static async Task<Someone> Buys(Place place, string card)
    {
        var person = await place.Arrives($"Buyer{card[^4..]}");
        await person.Says("/start");
        await person.Presses("I accept");
        await person.Presses("Starter");
        await person.Presses("Monthly");
        await person.Pays(card);
        return person;
    }

    private static async Task<string?> Dispute(Place place, Someone person) =>
        (await place.Post("/sandbox/stripe/disputes", new { invoice = InvoiceOf(place, person) }))
        .GetProperty("id").GetString();

    private static string PathOf(Place place, Someone person) => place.Worker.Store.View(
        state => state.All<Subscription>().Single(held => held.Member.Value == person.Id)) is { } held
            ? $"/v1/subscriptions/{held.StripeId}"
            : "";

    private static string InvoiceOf(Place place, Someone person) => place.Worker.Store.View(
        state => state.All<Payment>().First(paid => paid.Member.Value == person.Id)).InvoiceId;

    private static async Task HasCard(Place place, Someone person, string card)
    {
        var customer = place.Worker.Store.View(
            state => state.All<StripeCustomer>().First(one => one.Member.Value == person.Id)).CustomerId;
        await place.Post("/sandbox/stripe/cards", new { customer, card });
    }
}
