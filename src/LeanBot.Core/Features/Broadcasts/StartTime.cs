using System.Globalization;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>When a broadcast begins, by the clock of the community's zone.</summary>
internal static class StartTime
{
    private static readonly string[] WithDay = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd H:mm", "dd.MM.yyyy HH:mm", "d.M.yyyy H:mm"];
    private static readonly string[] TimeAlone = ["HH:mm", "H:mm"];

    /// <summary>UTC; a time without a day is the next one that comes. Null for what is none.</summary>
    public static DateTimeOffset? Read(Turn turn, string text)
    {
        var typed = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (DateTime.TryParseExact(
            typed, WithDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return At(turn, moment);
        if (!DateTime.TryParseExact(
            typed, TimeAlone, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return null;
        var today = Today(turn).Add(time.TimeOfDay);
        return At(turn, At(turn, today) > turn.Now ? today : today.AddDays(1));
    }

    /// <summary>What hinders it; null for nothing.</summary>
    public static string? ProblemOf(Turn turn, DateTimeOffset at) =>
        at <= turn.Now ? "broadcasts.timePast" : at > turn.Now.AddYears(1) ? "broadcasts.timeFar" : null;

    /// <summary>What is often chosen, the soonest first.</summary>
    public static IEnumerable<DateTimeOffset> Usual(Turn turn)
    {
        DateTime[] days = [Today(turn), Today(turn).AddDays(1)];
        int[] hours = [10, 18];
        return days.SelectMany(day => hours.Select(hour => At(turn, day.AddHours(hour))))
            .Where(at => at > turn.Now)
            .Prepend(turn.Now.AddHours(1))
            .Order();
    }

    private static DateTime Today(Turn turn) => TimeZoneInfo.ConvertTime(turn.Now, turn.Config.Zone).Date;

    private static DateTimeOffset At(Turn turn, DateTime local)
    {
        var zone = turn.Config.Zone;
        // What daylight saving skips comes an hour later.
        var real = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(real, zone.GetUtcOffset(real)).ToUniversalTime();
    }
}
