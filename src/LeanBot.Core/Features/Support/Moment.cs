using System.Globalization;

namespace LeanBot.Core.Features.Support;

/// <summary>A moment of today by the clock, else with its day: who answers wants to know how long somebody
/// has waited.</summary>
internal static class Moment
{
    public static string Of(Turn turn, Voice voice, DateTimeOffset at)
    {
        var (then, now) = (Local(turn, at), Local(turn, turn.Now));
        var time = then.ToString("HH:mm", CultureInfo.InvariantCulture);
        return then.Date == now.Date ? time : voice.Text("support.at", ("day", at), ("time", time));
    }

    private static DateTimeOffset Local(Turn turn, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, turn.Config.Zone);
}
