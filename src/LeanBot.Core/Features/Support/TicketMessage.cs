namespace LeanBot.Core.Features.Support;

/// <param name="Number">Counts within the ticket, from 1.</param>
/// <param name="At">UTC.</param>
/// <param name="From">Null where the member wrote it.</param>
/// <param name="Cards">Where the other side sees it.</param>
/// <param name="Mark">What became of it; null while it waits.</param>
public sealed record TicketMessage(
    int Number,
    DateTimeOffset At,
    Teammate? From,
    string Html,
    IReadOnlyList<Attachment> Attachments,
    IReadOnlyList<TicketCard> Cards,
    string? AlbumId = null,
    TicketMark? Mark = null)
{
    /// <summary>The bot that shows it to those who are to read it.</summary>
    public Bot ShownBy => From is null ? Bot.Admin : Bot.User;

    /// <summary>Its files, as people read them.</summary>
    public string Files => string.Join(", ", Attachments);
}
