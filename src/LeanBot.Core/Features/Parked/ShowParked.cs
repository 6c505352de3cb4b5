using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Parked;

/// <summary>Shows one item in full, in place of the list.</summary>
public sealed class ShowParked : AdminButton
{
    private const string Wire = "parked.show";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public static Choice Button(Voice voice, string reference) =>
        Make(Wire, voice.Text("parked.show", ("reference", reference)), reference);

    /// <summary>Leaves a question without a yes.</summary>
    public static Choice Back(Voice voice, string reference) =>
        Make(Wire, voice.Text("parked.keep"), reference).AsBack();

    public override void Press(Turn turn, string argument) =>
        turn.Voice.Say(ParkedScreens.Item(turn, ParkedList.Find(turn, argument)));
}
