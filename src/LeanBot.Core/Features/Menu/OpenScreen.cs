using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Menu;

/// <summary>Shows a screen in place of the one whose button was pressed.</summary>
public sealed class OpenScreen : AdminButton
{
    private const string Wire = "menu.open";
    private const char Separator = ' ';

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    internal override AdminRights RightFor(Router router, string argument) =>
        router.Screen(argument.Split(Separator, 2)[0])?.Right ?? Right;

    public static Choice Button(string label, AdminScreen screen, string argument = "") =>
        Button(label, screen.Route, argument);

    /// <param name="screen">The screen's route.</param>
    public static Choice Button(string label, string screen, string argument = "") =>
        Make(Wire, label, $"{screen}{Separator}{argument}");

    /// <summary>The same as a way back.</summary>
    /// <param name="label">What it says, where that is more than «back».</param>
    public static Choice Back(
        Voice voice, string screen, string argument = "", string label = "menu.back") =>
        Button(voice.Text(label), screen, argument).AsBack();

    public override void Press(Turn turn, string argument)
    {
        // Whoever goes elsewhere is not answering a question any more.
        turn.End();
        var words = argument.Split(Separator, 2);
        if (turn.Router.Screen(words[0]) is not { } screen) throw new Refused("engine.staleButtonAdmin");
        turn.Voice.Say(screen.Of(turn, words[1]));
    }
}
