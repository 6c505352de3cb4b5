namespace LeanBot.Core.Features.Support;

/// <summary>A message of a ticket that is being said; gone once it is known what became of it.</summary>
/// <param name="RowId">The outbox row that says it.</param>
/// <param name="Message">Its number in the ticket.</param>
[Kept("supportCards")]
public sealed record CardOnItsWay(string RowId, string Ticket, int Message, long ChatId) : Record
{
    public override string Key => RowId;
}
