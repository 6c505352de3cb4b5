namespace LeanBot.Core.Features.Channels;

/// <summary>When Telegram is asked who is inside.</summary>
internal static class Look
{
    /// <summary>Spread over so many minutes before the moment, so that all do not fall due at once.</summary>
    private const int SpreadMinutes = 120;

    public static DateTimeOffset Next(Turn turn, Access access)
    {
        var every = TimeSpan.FromHours(turn.Config.Settings.Access.LookEveryHours);
        var earlier = TimeSpan.FromMinutes(access.Member.Value % SpreadMinutes) * every.TotalDays;
        return turn.Now + every - earlier;
    }
}
