namespace LeanBot.Core.Features.Support;

/// <summary>Where a message of a ticket is shown to whoever is to read it.</summary>
/// <param name="RowId">The outbox row that says it.</param>
/// <param name="MessageId">Null until it was said.</param>
public sealed record TicketCard(long ChatId, string RowId, long? MessageId = null)
{
    public MessageRef Ref => new(MessageId, MessageId is null ? RowId : null);
}
