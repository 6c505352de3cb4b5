namespace LeanBot.Core.Features.Support;

/// <summary>Shows a file that one bot was sent in a chat of the other bot. A file id belongs to one bot, so
/// the first time it is fetched and uploaded; the answer holds the id for all times after.</summary>
/// <param name="Bot">The one that shows it.</param>
/// <param name="Type">«Kind» is the row's own.</param>
/// <param name="FileId">The id that bot knows it by; null while it has to be uploaded.</param>
/// <param name="SourceFileId">The id that the other bot knows it by.</param>
/// <param name="Message">The message of the ticket that it belongs to.</param>
/// <param name="Part">Its position there.</param>
[Wire("telegram.media")]
public sealed record RelayMedia(
    Bot Bot, MediaPlace Place, MediaKind Type, string? FileId, string SourceFileId, string? FileName,
    string? Mime, string Ticket, int Message, int Part) : Outgoing
{
    public Bot Source => Bot == Bot.User ? Bot.Admin : Bot.User;

    /// <summary>Beside what is said in that chat: a file that does not come must hold up no word.</summary>
    public override string Lane => $"media:{Bot}:{Place.ChatId}";

    public override bool IsNewMessage => true;
}
