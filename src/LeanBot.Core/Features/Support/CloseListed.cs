using System.Globalization;

namespace LeanBot.Core.Features.Support;

/// <summary>The same from the list, which is shown again without it.</summary>
public sealed class CloseListed : AdminButton
{
    private const string Wire = "tickets.doneListed";

    public override string Route => Wire;

    public static Choice Button(Voice voice, string ticket, int page) => Make(
        Wire, voice.Text("support.done"), string.Create(CultureInfo.InvariantCulture, $"{ticket} {page}"));

    public override void Press(Turn turn, string argument)
    {
        var (id, page) = argument.Split(' ') is [var first, var second]
            ? (first, int.Parse(second, CultureInfo.InvariantCulture))
            : (argument, 0);
        Tickets.Close(turn, Tickets.Find(turn, id));
        turn.Voice.Say(TicketList.Of(turn, page));
    }
}
