using System.Globalization;

namespace LeanBot.Core;

/// <summary>An amount as somebody types it: 19.99, 19,99, $5, 5 usd.</summary>
public static class TypedMoney
{
    /// <summary>Stripe takes eight digits at most.</summary>
    public const long MinorUnitsMax = 99_999_999;

    /// <summary>Null for what is no amount of that currency, for nothing, and for more than Stripe
    /// takes.</summary>
    public static Money? Read(string text, string currency) =>
        Bare(text, currency) is { } figure ? Amount(figure, currency) : null;

    /// <summary>The same with the currency said beside it; null where none of these is.</summary>
    public static Money? ReadNamed(string text, IEnumerable<string> currencies) => currencies
        .Where(currency => Bare(text, currency) is { } figure && figure != text.Trim())
        .Select(currency => Read(text, currency))
        .FirstOrDefault(read => read is not null);

    private static string? Bare(string text, string currency)
    {
        var bare = text.Trim();
        string[] names = Money.AllSigns.TryGetValue(currency, out var sign) ? [currency, sign] : [currency];
        foreach (var name in names)
        {
            if (bare.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return bare[name.Length..].Trim();
            if (bare.EndsWith(name, StringComparison.OrdinalIgnoreCase)) return bare[..^name.Length].Trim();
        }

        return bare.Length > 0 ? bare : null;
    }

    private static Money? Amount(string figure, string currency)
    {
        var digits = Money.DigitsOf(currency);
        var point = figure.IndexOfAny(['.', ',']);
        var behind = point < 0 ? 0 : figure.Length - point - 1;
        // A point with three digits behind it would be a thousand to some and a fraction to others.
        if (point >= 0 && (behind == 0 || behind > digits)) return null;
        if (!decimal.TryParse(
            figure.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var amount)) return null;
        if (amount > MinorUnitsMax) return null;
        var units = digits == 0 ? amount : amount * 100;
        return units is > 0 and <= MinorUnitsMax ? new Money((long)units, currency) : null;
    }
}
