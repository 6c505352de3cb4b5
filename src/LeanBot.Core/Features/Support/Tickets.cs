using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Diary;

namespace LeanBot.Core.Features.Support;

/// <summary>What is said in a ticket, and where it appears.</summary>
internal static class Tickets
{
    /// <summary>So many cards are changed at once; a turn has room for no more.</summary>
    private const int CardsChangedMax = 200;

    /// <summary>What Telegram allows in an album.</summary>
    private const int AlbumPartsMax = 10;

    /// <exception cref="Refused">It is no longer kept.</exception>
    public static Ticket Find(Turn turn, string id) =>
        turn.Tx.Get<Ticket>(id) ?? throw new Refused("support.gone");

    public static string NameOf(Turn turn, Ticket ticket) =>
        turn.Tx.Get<Members.Member>(ticket.Member.ToString())?.Name ?? ticket.Member.ToString();

    /// <summary>The member says something to the team: in the ticket that is not closed, else in the one they
    /// go on with, else in a new one.</summary>
    public static Ticket Receive(Turn turn, string? goesOnWith, Words words)
    {
        var member = turn.Member.Id;
        var ticket = turn.Tx.Find(Ticket.ByMember, member.ToString())
            .OrderBy(one => one.State == TicketState.Closed)
            .FirstOrDefault(one => one.State != TicketState.Closed || one.Id == goesOnWith)
            ?? new Ticket(turn.Entropy.Code(), member, turn.Now, TicketState.Open, turn.Now, []);
        var message = Say(turn, ticket, null, words);
        message = message with
        {
            Cards = [.. turn.Config.Admins.Select(admin => TeamCard.Say(turn, admin, ticket, message))],
        };
        Diaries.Note(turn, DiaryKind.Wrote, member);
        return Keep(turn, ticket, TicketState.Open, message);
    }

    /// <summary>Another part of an album goes where its first part went.</summary>
    public static void Join(Turn turn, Ticket ticket, Words words)
    {
        if (ticket.AlbumOf(words) is not { } begun || begun.Attachments.Count >= AlbumPartsMax) return;
        var from = begun.From is null ? Bot.User : Bot.Admin;
        var joined = begun with
        {
            Attachments = [.. begun.Attachments, .. words.Media.Select(media => Attachment.Of(media, from))],
        };
        turn.Tx.Put(ticket.With(joined));
        // Where the message is still to be said, all its files follow it.
        foreach (var card in joined.Cards.Where(card => card.MessageId is not null))
        {
            for (var part = begun.Attachments.Count; part < joined.Attachments.Count; part++)
            {
                Relays.Bring(
                    turn, ticket.Id, joined.Number, part, new MediaPlace(card.ChatId, card.MessageId));
            }
        }
    }

    /// <summary>The team says something to the member.</summary>
    public static void Answer(Turn turn, Ticket ticket, Words words)
    {
        var by = Teammate.Of(turn);
        var message = Say(turn, ticket, by, words);
        var to = turn.To(Members.KnownMembers.Of(turn, ticket.Member));
        var row = to.Say(
            new Screen(
                words.Html.Length > 0
                    ? to.Text("support.fromTeam", ("text", new Html(words.Html)))
                    : to.Text("support.mediaFromTeam"),
                [WriteToTeam.AnswerButton(to, ticket.Id)]),
            remember: true);
        turn.Tx.Put(new CardOnItsWay(row, ticket.Id, message.Number, ticket.Member.Value));
        message = message with { Cards = [new TicketCard(ticket.Member.Value, row)] };
        var marked = Mark(turn, ticket, new TicketMark(by, turn.Now, IsAnswer: true));
        Keep(turn, marked, TicketState.Answered, message);
        Diaries.Note(turn, DiaryKind.Answered, ticket.Member);
        Audits.Note(turn, AuditKind.Answered, after: PlainText.Of(words.Html), member: ticket.Member);
    }

    /// <summary>Nothing more is to be said, for now.</summary>
    public static void Close(Turn turn, Ticket ticket)
    {
        if (ticket.State == TicketState.Closed) return;
        var marked = Mark(turn, ticket, new TicketMark(Teammate.Of(turn), turn.Now, IsAnswer: false));
        turn.Tx.Put(marked with { State = TicketState.Closed, LastWordAt = turn.Now });
        Audits.Note(turn, AuditKind.TicketClosed, member: ticket.Member);
    }

    private static TicketMessage Say(Turn turn, Ticket ticket, Teammate? from, Words words) => new(
        ticket.Messages.Count == 0 ? 1 : ticket.Messages[^1].Number + 1,
        turn.Now, from, words.Html,
        [.. words.Media.Select(media => Attachment.Of(media, from is null ? Bot.User : Bot.Admin))],
        [], words.AlbumId);

    private static Ticket Keep(Turn turn, Ticket ticket, TicketState state, TicketMessage message)
    {
        var kept = ticket with
        {
            State = state,
            LastWordAt = turn.Now,
            Messages = [.. ticket.Messages.Append(message).TakeLast(Ticket.MessagesMax)],
        };
        turn.Tx.Put(kept);
        return kept;
    }

    /// <summary>Everybody of the team sees on the cards who took care of them.</summary>
    private static Ticket Mark(Turn turn, Ticket ticket, TicketMark mark)
    {
        var left = CardsChangedMax;
        foreach (var message in ticket.Unanswered.Reverse().ToArray())
        {
            var marked = message with { Mark = mark };
            ticket = ticket.With(marked);
            foreach (var card in marked.Cards.Take(Math.Max(0, left)))
                TeamCard.Change(turn, card, ticket, marked);
            left -= marked.Cards.Count;
        }

        return ticket;
    }
}
