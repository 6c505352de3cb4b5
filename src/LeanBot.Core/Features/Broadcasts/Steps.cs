using System.Globalization;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>The ways between the steps of a broadcast.</summary>
internal static class Steps
{
    public static Choice Open(Voice voice, string screen, string argument, string label) =>
        OpenScreen.Button(voice.Text(label), screen, argument);

    public static Choice Back(Voice voice, string screen, string argument, string label = "menu.back") =>
        OpenScreen.Back(voice, screen, argument, label);

    /// <summary>Shows a step where the last one stands.</summary>
    public static void Show(Turn turn, string screen, string argument) =>
        turn.Voice.Say(turn.Router.Screen(screen)!.Of(turn, argument));

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
