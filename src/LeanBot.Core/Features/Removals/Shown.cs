using System.Globalization;
using LeanBot.Core.Features.Menu;

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
        var screen = turn.Router.Screen(RemovalsScreen.Wire)!;
        if (count > 0)
        {
            turn.Voice.Say(new Screen(
                turn.Voice.Text(text, ("count", count)), [OpenMenu.Button(turn.Voice)]));
        }

        if (count == 0) turn.Voice.Say(screen.Of(turn));
        else if (RemovalGuard.Waiting(turn).Count > 0) turn.Voice.Anew().Say(screen.Of(turn));
    }
}
