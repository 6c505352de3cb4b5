namespace LeanBot.Core.Features.Support;

/// <summary>Brings the files of a ticket to those who are to see them, each uploaded once.</summary>
internal static class Relays
{
    /// <summary>A message of a ticket was said: its files follow.</summary>
    public static void Follow(Turn turn, string rowId, long messageId)
    {
        if (Take(turn, rowId) is not var (card, ticket, message)) return;
        turn.Tx.Put(ticket.With(message with
        {
            Cards = [.. message.Cards.Select(
                one => one.RowId == rowId ? one with { MessageId = messageId } : one)],
        }));
        for (var part = 0; part < message.Attachments.Count; part++)
            Bring(turn, ticket.Id, message.Number, part, new MediaPlace(card.ChatId, messageId));
    }

    /// <summary>A message of a ticket could not be said.</summary>
    public static void Miss(Turn turn, string rowId, Failure failure)
    {
        if (Take(turn, rowId) is not var (_, ticket, message)) return;
        turn.Tx.Put(ticket.With(
            message with { Cards = [.. message.Cards.Where(one => one.RowId != rowId)] }));
        if (message.From is not null) Undelivered.Tell(turn, ticket, message, failure);
    }

    /// <summary>Shows a file in a chat: by its id where that is known, after the upload that is under way,
    /// else by an upload.</summary>
    public static void Bring(Turn turn, string ticketId, int number, int part, MediaPlace place)
    {
        if (Find(turn, ticketId, number, part) is not var (ticket, message, file)) return;
        var bot = message.ShownBy;
        if (file.FileIdFor(bot) is null && file.Upload is not null)
        {
            Put(turn, ticket, message, part, file with { Waiting = [.. file.Waiting ?? [], place] });
            return;
        }

        var source = file.FileIdFor(bot == Bot.User ? Bot.Admin : Bot.User)!;
        var row = turn.Send(new RelayMedia(
            bot, place, file.Kind, file.FileIdFor(bot), source, file.FileName, file.Mime, ticketId, number,
            part));
        if (file.FileIdFor(bot) is null) Put(turn, ticket, message, part, file with { Upload = row });
    }

    public static void Sent(Turn turn, OutboxRow row, RelayMedia request, MediaSent result)
    {
        if (Find(turn, request.Ticket, request.Message, request.Part) is not var (ticket, message, file))
            return;
        if (file.Upload != row.Id) return;
        var known = result.FileId is { } id ? file.Known(request.Bot, id) : file;
        GoOn(turn, request, (ticket, message, known), WaitingFor(file, row));
    }

    public static void Failed(Turn turn, OutboxRow row, RelayMedia request, Failure failure)
    {
        if (Find(turn, request.Ticket, request.Message, request.Part) is not var (ticket, message, file))
            return;
        var isNotReached = failure.Reason == FailureReason.Unreachable;
        if (file.Upload == row.Id)
        {
            // Where only this person can't be reached, the next one may get it.
            GoOn(turn, request, (ticket, message, file), isNotReached ? WaitingFor(file, row) : []);
        }

        if (message.From is not null) Undelivered.Tell(turn, ticket, message, failure);
        else if (!isNotReached)
        {
            Undelivered.TellOfFile(
                turn, ticket, [request.Place, .. WaitingFor(file, row)], request.FileId is null, failure);
        }
    }

    private static IReadOnlyList<MediaPlace> WaitingFor(Attachment file, OutboxRow row) =>
        file.Upload == row.Id ? file.Waiting ?? [] : [];

    private static void GoOn(
        Turn turn, RelayMedia request, (Ticket Ticket, TicketMessage Message, Attachment File) at,
        IReadOnlyList<MediaPlace> waiting)
    {
        Put(turn, at.Ticket, at.Message, request.Part, at.File with { Upload = null, Waiting = null });
        foreach (var place in waiting) Bring(turn, request.Ticket, request.Message, request.Part, place);
    }

    /// <summary>What a row has said; null where it was none of these, or is no longer kept.</summary>
    private static (CardOnItsWay Card, Ticket Ticket, TicketMessage Message)? Take(Turn turn, string rowId)
    {
        if (turn.Tx.Get<CardOnItsWay>(rowId) is not { } card) return null;
        turn.Tx.Delete(card);
        return turn.Tx.Get<Ticket>(card.Ticket) is { } ticket && ticket.Find(card.Message) is { } message
            ? (card, ticket, message)
            : null;
    }

    private static (Ticket, TicketMessage, Attachment)? Find(Turn turn, string id, int number, int part) =>
        turn.Tx.Get<Ticket>(id) is { } ticket
        && ticket.Find(number) is { } message
        && part < message.Attachments.Count
            ? (ticket, message, message.Attachments[part])
            : null;

    private static void Put(Turn turn, Ticket ticket, TicketMessage message, int part, Attachment changed) =>
        turn.Tx.Put(ticket.With(message with
        {
            Attachments = [.. message.Attachments.Select((file, at) => at == part ? changed : file)],
        }));
}
