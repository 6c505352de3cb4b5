using System.Globalization;
using System.Text.Json.Serialization;

namespace LeanBot.Core;

/// <summary>An amount of money.</summary>
/// <param name="MinorUnits">Cents and the like; whole units for currencies that have none.</param>
/// <param name="Currency">ISO 4217, lower case, as Stripe writes it.</param>
public readonly record struct Money(long MinorUnits, string Currency)
{
    // https://docs.stripe.com/currencies#zero-decimal
    private static readonly HashSet<string> WithoutMinorUnits =
    [
        "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf",
        "xof", "xpf",
    ];

    private static readonly Dictionary<string, string> Signs = new()
    {
        ["usd"] = "$",
        ["eur"] = "€",
        ["gbp"] = "£",
        ["uah"] = "₴",
        ["jpy"] = "¥",
    };

    /// <summary>The amount in whole units of its currency: 29.5.</summary>
    [JsonIgnore]
    public decimal Figure => DigitsOf(Currency) == 0 ? MinorUnits : MinorUnits / 100m;

    /// <summary>How many digits stand behind the point.</summary>
    public static int DigitsOf(string currency) => WithoutMinorUnits.Contains(currency) ? 0 : 2;

    /// <summary>The sign that people write for a currency, by it.</summary>
    internal static IReadOnlyDictionary<string, string> AllSigns => Signs;

    /// <summary>As people write it: $29, €290.50, 12 PLN.</summary>
    public override string ToString()
    {
        var amount = Math.Abs(Figure);
        var minus = MinorUnits < 0 ? "−" : "";
        var figure = amount.ToString(
            amount == decimal.Truncate(amount) ? "0" : "0.00", CultureInfo.InvariantCulture);
        return Signs.TryGetValue(Currency, out var sign)
            ? minus + sign + figure
            : $"{minus}{figure} {Currency.ToUpperInvariant()}";
    }
}
