using FsCheck;
using FsCheck.Fluent;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Core.Tests.Features;

/// <summary>What codes make of prices.</summary>
public sealed class PromoTables
{
    [Theory]
    [InlineData(4_900, 50, 2_450)]
    [InlineData(999, 50, 499)]
    [InlineData(1_999, 33, 1_339)]
    [InlineData(1, 50, 0)]
    [InlineData(4_900, 100, 0)]
    [InlineData(4_950, 1, 4_900)]
    public void A_percentage_is_rounded_half_up_in_favour_of_the_payer(long price, int percent, long left) =>
        Assert.Equal(
            new Money(left, "usd"), new Discount.Percent(percent).Of(new Money(price, "usd")));

    [Theory]
    [InlineData(4_900, 500, 4_400)]
    [InlineData(4_900, 5_000, 0)]
    public void An_amount_takes_no_more_than_there_is(long price, long off, long left) => Assert.Equal(
        new Money(left, "usd"), new Discount.Amount(new Money(off, "usd")).Of(new Money(price, "usd")));

    [Theory]
    [InlineData(1, Period.Month, 1)]
    [InlineData(3, Period.Month, 3)]
    [InlineData(3, Period.Year, 1)]
    [InlineData(12, Period.Year, 1)]
    [InlineData(13, Period.Year, 2)]
    public void Months_are_so_many_payments(int months, Period period, int payments) => Assert.Equal(
        payments,
        new PromoTerms("X", "X", new Discount.Percent(1), new PromoDuration.Repeating(months))
            .PaymentsOf(period));

    [Fact]
    public void What_is_left_is_never_less_than_nothing_nor_more_than_the_price() => Prop.ForAll(
        Gen.Choose(0, 10_000_000).Zip(Gen.Choose(1, 100)).ToArbitrary(),
        pair => new Discount.Percent(pair.Item2).Of(new Money(pair.Item1, "usd")).MinorUnits is var left
            && left >= 0 && left <= pair.Item1).QuickCheckThrowOnFailure();

    /// <summary>The held discount and the number of payments are two views of one thing.</summary>
    [Fact]
    public void A_repeating_code_counts_for_as_many_monthly_payments_as_it_says() => Prop.ForAll(
        Gen.Choose(1, 36).Zip(Gen.Choose(0, 3_000)).ToArbitrary(),
        pair =>
        {
            var start = Some.Noon.AddDays(pair.Item2);
            var terms = new PromoTerms(
                "X", "X", new Discount.Percent(50), new PromoDuration.Repeating(pair.Item1));
            var held = HeldDiscount.Of(terms, start)!;
            var price = new Money(1_000, "usd");
            var cheaper = Enumerable.Range(0, 40).Count(at => held.Of(price, start.AddMonths(at)) != price);
            return cheaper == terms.PaymentsOf(Period.Month);
        }).QuickCheckThrowOnFailure();
}
