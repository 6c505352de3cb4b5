using LeanBot.Core.Features.Payments;
using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>Promo codes over the real wire formats: coupons, promotion codes, sessions and
/// invoices.</summary>
public sealed class PromoTests
{
    [Fact]
    public async Task What_is_shown_is_charged_for_as_long_as_it_was_promised()
    {
        await using var place = await Place.OpenAsync(promos: """
            {"promos":[{"code":"WINTER-33","percentOff":33,"duration":"repeating","durationInMonths":2}]}
            """);
        var olena = await place.Arrives("Olena");
        await olena.Says("/start promo_winter-33");
        await olena.Presses("I accept");
        await olena.Presses("Starter");
        await olena.Presses("Monthly");
        Assert.Contains("$12.73 a month for the first 2 months, then $19 a month", await olena.ReadsLast(),
            StringComparison.Ordinal);

        Assert.Equal("paid", await olena.Pays());
        await place.Advance("P31D");
        await olena.Says("/myplan");
        Assert.Contains("Next charge: $19 on", await olena.ReadsLast(), StringComparison.Ordinal);
        await place.Advance("P31D");

        Assert.Equal([1_273L, 1_273L, 1_900L], AmountsOf(place));
        Assert.Equal("WINTER-33 WINTER-33 ", place.Worker.Store.View(state => string.Join(
            ' ', state.All<Payment>().OrderBy(payment => payment.At).Select(one => one.Promo))));
        Settled(place, payments: 3);
    }

    [Fact]
    public async Task The_second_buyer_uses_the_same_coupon_and_what_is_free_needs_no_money()
    {
        await using var place = await Place.OpenAsync(promos: """
            {"promos":[{"code":"FREE","percentOff":100,"duration":"forever"}]}
            """);
        foreach (var name in (string[])["Olena", "Boris"])
        {
            var person = await place.Arrives(name);
            await person.Says("/start promo_free");
            await person.Presses("I accept");
            await person.Presses("Starter");
            await person.Presses("Monthly");
            Assert.Equal("paid", await person.Pays());
            await person.Joins("Stocks");
        }

        Assert.Equal(["Boris", "Olena"], (await place.Inside("Stocks")).Order());
        Assert.Equal([0L, 0L], AmountsOf(place));
        Assert.Equal(["leanbot_FREE_100p_forever_starter"], await place.IdsAtStripe("/v1/coupons"));
        Assert.Single(await place.IdsAtStripe("/v1/promotion_codes"));
        Settled(place, payments: 2);
    }

    private static long[] AmountsOf(Place place) => place.Worker.Store.View(state => state.All<Payment>()
        .OrderBy(payment => payment.At)
        .Select(payment => payment.Amount.MinorUnits)
        .ToArray());
}
