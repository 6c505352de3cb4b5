using System.Globalization;
using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Support;

public sealed class ShowTickets : AdminButton
{
    private const string Wire = "tickets.list";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public static Choice Button(Voice voice, string label = "support.tickets", int page = 0) =>
        Make(Wire, voice.Text(label), page.ToString(CultureInfo.InvariantCulture));

    public override void Press(Turn turn, string argument) =>
        turn.Voice.Say(turn.Router.Screen(TicketsScreen.Wire)!.Of(turn, argument));
}
