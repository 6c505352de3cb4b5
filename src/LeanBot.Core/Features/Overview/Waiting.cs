using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Parked;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Support;

namespace LeanBot.Core.Features.Overview;

/// <summary>What waits for a person.</summary>
internal static class Waiting
{
    public static int Parked(Turn turn) => turn.Tx.All<ParkedItem>().Count(item => item.DroppedAt is null);

    public static int Removals(Turn turn) =>
        RemovalGuard.PeopleIn(turn.Tx.All<HeldRemoval>().Where(held => held.IsWaiting));

    /// <summary>A line for each kind of thing that waits; none where nothing does.</summary>
    public static IEnumerable<string> Lines(Turn turn, Voice voice)
    {
        var (parked, removals) = (Parked(turn), Removals(turn));
        if (parked > 0) yield return voice.Text("overview.parked", ("count", parked));
        if (removals > 0) yield return voice.Text("overview.removals", ("count", removals));
        var tickets = turn.Tx.Find(Ticket.ByWaiting, Ticket.Waiting).Count();
        if (tickets > 0) yield return voice.Text("overview.tickets", ("count", tickets));
        var lost = turn.Tx.All<LostRights>()
            .Select(rights => Chats.TitleOf(turn, rights.Channel))
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (lost.Length > 0)
            yield return voice.Text("overview.lostRights", ("channels", string.Join(", ", lost)));
    }

    /// <summary>To where something can be done about it.</summary>
    public static IEnumerable<Choice> Buttons(Turn turn, Voice voice)
    {
        if (Parked(turn) is > 0 and var parked)
            yield return OpenScreen.Button(ParkedScreen.LabelOf(voice, parked), ParkedScreen.Wire);
        if (turn.Tx.Find(Ticket.ByWaiting, Ticket.Waiting).Count() is > 0 and var tickets)
            yield return OpenScreen.Button(TicketsScreen.LabelOf(voice, tickets), TicketsScreen.Wire);
        if (Removals(turn) is > 0 and var removals)
            yield return OpenScreen.Button(RemovalsScreen.LabelOf(voice, removals), RemovalsScreen.Wire);
    }
}
