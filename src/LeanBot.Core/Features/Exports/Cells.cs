using System.Globalization;

namespace LeanBot.Core.Features.Exports;

/// <summary>Values as other programs read them: moments in UTC, amounts with a point.</summary>
internal static class Cells
{
    public static string Moment(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    public static string Amount(long minorUnits, string currency) =>
        new Money(minorUnits, currency).Figure.ToString(CultureInfo.InvariantCulture);

    public static string YesNo(bool value) => value ? "yes" : "no";

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Several(IEnumerable<string> values) => string.Join(" | ", values);
}
