using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Menu;

/// <summary>The way home.</summary>
public sealed class OpenMenu : AdminButton
{
    private const string Wire = "menu.home";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("menu.home"));

    internal static bool Is(Choice choice) => choice is Choice.Press { Route: Wire };

    public override void Press(Turn turn, string argument)
    {
        turn.End();
        turn.Voice.Say(MenuScreen.Of(turn, "menu.head"));
    }
}
