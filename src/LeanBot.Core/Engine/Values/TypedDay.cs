using System.Globalization;

namespace LeanBot.Core;

/// <summary>A day as somebody types it: 2026-12-31, 31.12.2026, 31.12.</summary>
public static class TypedDay
{
    private static readonly string[] Whole = ["yyyy-M-d", "d.M.yyyy", "d/M/yyyy"];

    /// <summary>Null for what is no day. One without a year is the next of that name.</summary>
    public static DateOnly? Read(string text, DateOnly today)
    {
        var typed = text.Trim();
        if (Exactly(typed, Whole) is { } day) return day;
        return Exactly($"{typed.TrimEnd('.')}.{today.Year}", "d.M.yyyy") is { } near
            ? near < today ? near.AddYears(1) : near
            : null;
    }

    private static DateOnly? Exactly(string text, params string[] formats) => DateOnly.TryParseExact(
        text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
