namespace LeanBot.Core.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(2900, "usd", "$29")]
    [InlineData(2950, "eur", "€29.50")]
    [InlineData(5, "gbp", "£0.05")]
    [InlineData(500, "jpy", "¥500")]
    [InlineData(1200, "pln", "12 PLN")]
    [InlineData(0, "uah", "₴0")]
    public void Money_is_written_as_people_write_it(long minorUnits, string currency, string expected) =>
        Assert.Equal(expected, new Money(minorUnits, currency).ToString());
}
