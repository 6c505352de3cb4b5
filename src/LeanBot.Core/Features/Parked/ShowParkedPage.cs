using System.Globalization;
using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Parked;

/// <summary>Shows a page of the list in place.</summary>
public sealed class ShowParkedPage : AdminButton
{
    private const string Wire = "parked.list.page";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    /// <param name="from">How many newer items are left out.</param>
    public static Choice Button(string label, int from) =>
        Make(Wire, label, from.ToString(CultureInfo.InvariantCulture));

    /// <summary>The same as a way back.</summary>
    public static Choice Back(Voice voice, string label, int from) =>
        Button(voice.Text(label), from).AsBack();

    public override void Press(Turn turn, string argument) =>
        turn.Voice.Say(turn.Router.Screen(ParkedScreen.Wire)!.Of(turn, argument));
}
