using System.Globalization;

namespace LeanBot.Core.Features.Support;

/// <summary>When something was said, as a value for a text: today's by the clock alone, else with its
/// day.</summary>
internal static class SaidAt
{
    public static object Of(Turn turn, DateTimeOffset at)
    {
        var (then, now) = (Local(turn, at), Local(turn, turn.Now));
        return then.Date == now.Date ? then.ToString("HH:mm", CultureInfo.InvariantCulture) : new Moment(at);
    }

    private static DateTimeOffset Local(Turn turn, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, turn.Config.Zone);
}
