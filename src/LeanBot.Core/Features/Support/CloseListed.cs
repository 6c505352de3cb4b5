using System.Globalization;
using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Support;

/// <summary>The same from the list, which is shown again without it.</summary>
public sealed class CloseListed : AdminButton
{
    private const string Wire = "tickets.doneListed";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Answer;

    public static Choice Button(Voice voice, string ticket, int page) => Make(
        Wire, voice.Text("support.done"), string.Create(CultureInfo.InvariantCulture, $"{ticket} {page}"));

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        Tickets.Close(turn, Tickets.Find(turn, words[0]));
        var page = words.Length > 1 ? words[1] : "";
        turn.Voice.Say(turn.Router.Screen(TicketsScreen.Wire)!.Of(turn, page));
    }
}
