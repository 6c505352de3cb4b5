using System.Globalization;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Migrations;

/// <summary>A price that is paid and sold no more.</summary>
/// <param name="Count">How many pay it.</param>
public sealed record OldPrice(
    string Account, PlanId Plan, string Title, Period Period, Money From, Money To, int Count)
{
    /// <summary>As a button carries it.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"{Account} {Plan} {Period} {From.MinorUnits} {To.MinorUnits} {From.Currency}");

    /// <summary>What such a button asks for, and the price that was shown as the new one.</summary>
    public static (MigrationOrder.Prepare Order, Money To) Read(string name, DateTimeOffset notBefore)
    {
        var words = name.Split(' ');
        return (
            new MigrationOrder.Prepare(
                words[0], new PlanId(words[1]), Enum.Parse<Period>(words[2]), Price(words[3]), notBefore),
            Price(words[4]));

        Money Price(string units) => new(long.Parse(units, CultureInfo.InvariantCulture), words[5]);
    }
}
