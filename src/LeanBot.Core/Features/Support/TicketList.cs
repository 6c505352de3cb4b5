namespace LeanBot.Core.Features.Support;

/// <summary>Who waits for the team, the longest first, page by page.</summary>
internal static class TicketList
{
    private const int PageSize = 5;
    private const int ExcerptCharactersMax = 120;

    public static Screen Of(Turn turn, int page)
    {
        var waiting = turn.Tx.Find(Ticket.ByWaiting, Ticket.Waiting)
            .OrderBy(WaitsSince)
            .ThenBy(ticket => ticket.Id, StringComparer.Ordinal)
            .ToArray();
        if (waiting.Length == 0) return new Screen(turn.Voice.Text("support.none"));
        var last = (waiting.Length - 1) / PageSize;
        page = Math.Clamp(page, 0, last);
        var shown = waiting.Skip(page * PageSize).Take(PageSize).ToArray();
        var head = turn.Voice.Text("support.head", ("count", waiting.Length));
        return new Screen(
            string.Join("\n\n", shown.Select(ticket => Line(turn, ticket)).Prepend(head)),
            [.. shown.Select(ticket => Buttons(turn, ticket, page)), .. Turning(turn, page, last)]);
    }

    private static DateTimeOffset WaitsSince(Ticket ticket) =>
        ticket.Unanswered.Select(message => message.At).FirstOrDefault(ticket.LastWordAt);

    private static string Line(Turn turn, Ticket ticket)
    {
        var member = Members.KnownMembers.Of(turn, ticket.Member);
        return turn.Voice.Text(
            "support.line",
            ("name", member.Name),
            ("username", member.Username is { } username ? $" · @{username}" : ""),
            ("at", SaidAt.Of(turn, WaitsSince(ticket))),
            ("plans", new Html(TeamCard.PlansOf(turn, turn.Voice, member.Id))),
            ("text", ticket.LastOfMember is { } said ? Excerpt.Of(said, ExcerptCharactersMax) : ""));
    }

    private static IReadOnlyList<Choice> Buttons(Turn turn, Ticket ticket, int page) =>
    [
        ReplyToMember.NamedButton(turn.Voice, ticket, Tickets.NameOf(turn, ticket)),
        CloseListed.Button(turn.Voice, ticket.Id, page),
    ];

    private static IEnumerable<IReadOnlyList<Choice>> Turning(Turn turn, int page, int last)
    {
        var row = new List<Choice>();
        if (page > 0) row.Add(ShowTickets.Button(turn.Voice, "support.earlier", page - 1).AsBack());
        if (page < last) row.Add(ShowTickets.Button(turn.Voice, "support.later", page + 1));
        if (row.Count > 0) yield return row;
    }
}
