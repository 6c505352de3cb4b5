using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Support;

/// <summary>Who waits for an answer, in the menu.</summary>
public sealed class TicketsScreen : AdminScreen
{
    public const string Wire = "tickets";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 30;

    public static string LabelOf(Voice voice, int count) =>
        voice.Text("support.button", ("count", count));

    public override string Label(Turn turn) => LabelOf(
        turn.Voice, turn.Tx.Find(Ticket.ByWaiting, Ticket.Waiting).Count());

    /// <param name="argument">The page.</param>
    protected override Screen Show(Turn turn, string argument) =>
        TicketList.Of(turn, Pages.NumberOf(argument));
}
