using System.Globalization;

namespace LeanBot.Core.Features.Removals;

/// <summary>Which removals stood above a button: all that waited by a moment.</summary>
internal static class Shown
{
    public static string Write(DateTimeOffset upTo) =>
        upTo.UtcTicks.ToString(CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string argument) =>
        new(long.Parse(argument, CultureInfo.InvariantCulture), TimeSpan.Zero);

    /// <summary>What became of them, and whoever waits beside them.</summary>
    public static void Say(Turn turn, string text, int count)
    {
        if (count > 0) turn.Voice.Say(text, ("count", count));
        if (count == 0) turn.Voice.Say(HeldRemovalsScreen.Of(turn));
        else if (RemovalGuard.Waiting(turn).Count > 0) turn.Voice.Anew().Say(HeldRemovalsScreen.Of(turn));
    }
}
