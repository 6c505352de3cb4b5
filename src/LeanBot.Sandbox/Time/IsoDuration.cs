using System.Globalization;
using System.Text.RegularExpressions;

namespace LeanBot.Sandbox;

/// <summary>ISO 8601 durations such as P3D, PT1H or P1M, added the way a calendar does.</summary>
internal static partial class IsoDuration
{
    /// <summary>
    /// The moment after the duration; null where the text is none, or reaches beyond the calendar.
    /// </summary>
    public static DateTimeOffset? After(DateTimeOffset now, string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || text.EndsWith('P') || text.EndsWith('T'))
            return null;
        try
        {
            return now.AddYears((int)Part(match, "years")).AddMonths((int)Part(match, "months"))
                .AddDays(7 * Part(match, "weeks") + Part(match, "days")).AddHours(Part(match, "hours"))
                .AddMinutes(Part(match, "minutes")).AddSeconds(Part(match, "seconds"));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static double Part(Match match, string name) => match.Groups[name].Success
        ? double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture)
        : 0;

    [GeneratedRegex(@"^P(?:(?<years>\d{1,4})Y)?(?:(?<months>\d{1,5})M)?(?:(?<weeks>\d{1,6})W)?"
        + @"(?:(?<days>\d{1,7})D)?(?:T(?:(?<hours>\d{1,8})H)?(?:(?<minutes>\d{1,9})M)?"
        + @"(?:(?<seconds>\d{1,9}(?:\.\d{1,3})?)S)?)?$")]
    private static partial Regex Pattern();
}
