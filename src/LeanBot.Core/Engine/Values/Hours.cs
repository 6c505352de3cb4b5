namespace LeanBot.Core;

/// <summary>The hours of the day at which people may be disturbed.</summary>
public sealed record Hours(int From, int To, TimeZoneInfo Zone)
{
    /// <summary>The moment itself where it lies within the hours, else the next opening. Moments are
    /// UTC.</summary>
    public DateTimeOffset NextFrom(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Zone);
        if (local.Hour >= From && local.Hour < To) return moment;
        var day = local.Hour < From ? local.Date : local.Date.AddDays(1);
        return AtOpening(day);
    }

    /// <summary>The moment itself where it lies within the hours, else the last one of the hours before
    /// it.</summary>
    public DateTimeOffset LastBy(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Zone);
        if (local.Hour >= From && local.Hour < To) return moment;
        var day = local.Hour < From ? local.Date.AddDays(-1) : local.Date;
        return AtOpening(day).AddHours(To - From).AddMinutes(-1);
    }

    private DateTimeOffset AtOpening(DateTime day) => LocalClock.At(Zone, day, From);
}
