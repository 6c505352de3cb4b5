namespace LeanBot.Core.Features.Channels;

/// <summary>When Telegram is asked who is inside.</summary>
internal static class Look
{
    /// <summary>Spread over so many minutes before the moment, so that all do not fall due at once.</summary>
    private const int SpreadMinutes = 120;

    public static DateTimeOffset Next(Turn turn, Access access) => turn.Now
        .AddHours(turn.Config.Settings.Access.LookEveryHours)
        .AddMinutes(-(access.Member.Value % SpreadMinutes) * turn.Config.Settings.Access.LookEveryHours / 24.0);
}
