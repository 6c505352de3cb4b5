using System.Runtime.CompilerServices;
using LeanBot.Core;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;
using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>A price is edited, and those who pay the old one are moved by Stripe's schedules.</summary>
public sealed class MigrationTests
{
    private static readonly Money Old = new(1900, "usd");
    private static readonly Money New = new(2500, "usd");

    [Fact]
    public async Task Members_are_moved_with_their_next_period_and_go_on_from_there()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        var ben = await Subscriber(place, "Ben");
        var cara = await Subscriber(place, "Cara");
        await Raise(place);
        await HasHandMadeSchedule(place, cara);

        await Begin(place);
        Assert.Equal(
            new MigrationTally(Scheduled: 2, Skipped: 1), Kept<Migration>(place).Single().Tally);
        await olena.Says("/status");
        Assert.Contains("Next charge: $25", await olena.ReadsLast(), StringComparison.Ordinal);
        await place.Advance("P18D");
        Assert.Equal(1, Count(await ben.Reads(), "Starter will cost $25 a month"));
        await ben.Presses("Cancel Starter");
        await ben.Presses("rather not say");
        await ben.Presses("Yes, cancel");
        Assert.Contains("is cancelled", await ben.ReadsLast(), StringComparison.Ordinal);

        await place.Advance("P48D");

        // Two renewals of each who stays; whose schedule was made by hand pays as before.
        Assert.Equal([1900, 1900, 1900, 1900, 1900, 2500, 2500], Kept<Payment>(place)
            .Select(payment => payment.Amount.MinorUnits).Order());
        Assert.Equal(
            new MigrationTally(Switched: 1, Skipped: 1, GaveWay: 1), Kept<Migration>(place).Single().Tally);
        Assert.True(Of(place, olena).GivesAccess);
        Assert.Equal(New, Of(place, olena).NextCharge);
        Assert.False(Of(place, ben).GivesAccess);
        Assert.Equal(Old, Of(place, cara).NextCharge);
        await place.Advance("P10D");
        Assert.Single(await place.ListAtStripe("/v1/prices?lookup_keys[0]=starter_month&active=true"));
        Settled(place, payments: 7);
    }

    [Fact]
    public async Task What_is_rolled_back_stands_at_Stripe_as_it_was()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        await Raise(place);
        await Begin(place);
        await place.Advance("P18D");

        await Change(place, migration => migration with
        {
            State = MigrationState.RollingBack,
            After = "",
            At = migration.MadeAt,
        });
        await place.Advance("P30D");

        Assert.Equal(MigrationState.RolledBack, Kept<Migration>(place).Single().State);
        Assert.Equal(1, Count(await olena.Reads(), "stays as it is after all"));
        Assert.Equal(Old, Of(place, olena).NextCharge);
        var told = (await place.ListAtStripe("/v1/subscriptions?status=all")).Single();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, told.GetProperty("schedule").ValueKind);
        Settled(place, payments: 2);
    }

    internal static async Task Raise(Place place)
    {
        place.WriteConfig(
            "plans.json", Shipped("plans.json").Replace(" 1900,", " 2500,", StringComparison.Ordinal));
        await Place.Until(async () => (await place.Admin.ReadsLast()).Contains(
            "Starter costs $25 a month", StringComparison.Ordinal));
        await place.Advance("PT1M");
        var price = (await place.ListAtStripe("/v1/prices?lookup_keys[0]=starter_month&active=true")).Single();
        Assert.Equal(2500, price.GetProperty("unit_amount").GetInt64());
    }

    private static async Task HasHandMadeSchedule(Place place, Someone person) => await place.AtStripe(
        "/v1/subscription_schedules", ("from_subscription", Of(place, person).StripeId));

    /// <summary>As the team will say it in the admin bot.</summary>
    internal static async Task Begin(Place place)
    {
        var now = await place.Now();
        var made = new Migration(
            "spring",
            new MigrationTerms("main", new PlanId("starter"), "Starter", Period.Month, Old, New, now),
            MigrationState.Counting, now, now);
        place.Worker.Store.Update(now, "test", tx =>
        {
            tx.Put(made);
            return true;
        });
        await place.Advance("PT1M");
        var priceId = (await place.ListAtStripe("/v1/prices?lookup_keys[0]=starter_month&active=true"))
            .Single().GetProperty("id").GetString();
        await Change(place, migration => migration with
        {
            State = MigrationState.Moving,
            PriceId = priceId,
            After = "",
            At = migration.MadeAt,
        });
        await place.Advance("PT1M");
    }

    private static async Task Change(Place place, Func<Migration, Migration> change)
    {
        place.Worker.Store.Update(await place.Now(), "test", tx =>
        {
            tx.Put(change(tx.All<Migration>().Single()));
            return true;
        });
        await place.Advance("PT1M");
    }

    private static Subscription Of(Place place, Someone person) =>
        Kept<Subscription>(place).Single(held => held.Member == new MemberId(person.Id));

    private static T[] Kept<T>(Place place) where T : Core.Record =>
        place.Worker.Store.View(state => state.All<T>().ToArray());

    private static string Shipped(string name, [CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "../../../config", name));
}
