namespace LeanBot.Core;

/// <summary>Moments by the clock of a zone, which daylight saving moves.</summary>
internal static class LocalClock
{
    /// <summary>The moment at which a day of the zone reaches an hour, UTC.</summary>
    public static DateTimeOffset At(TimeZoneInfo zone, DateTime day, int hour)
    {
        var local = day.Date.AddHours(hour);
        // An hour that daylight saving skips begins with the next one.
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
