namespace LeanBot.Core.Features.Files;

/// <summary>Brings a file to an admin: a picture as one, everything else as a document.</summary>
/// <param name="ChatId">The admin's id.</param>
/// <param name="Name">With its end: <c>members.csv</c>.</param>
/// <param name="Caption">In Telegram's HTML, at most 1,024 characters after parsing.</param>
/// <param name="Text">The content, where it is text; sent as UTF-8.</param>
/// <param name="Base64">The content, where it is not.</param>
[Wire("telegram.file")]
public sealed record SendFile(
    long ChatId, string Name, string Mime, string Caption, string? Text = null, string? Base64 = null)
    : Outgoing
{
    /// <summary>It goes through the journal, and Telegram takes 50 MB of a bot: a list of 100,000 people has
    /// some ten.</summary>
    public const int CharactersMax = 16 * 1024 * 1024;

    public override string Lane => $"media:{Bot.Admin}:{ChatId}";

    public override bool IsNewMessage => true;

    public bool IsPicture => Mime is "image/png" or "image/jpeg";

    /// <summary>Stages it for whoever speaks.</summary>
    /// <exception cref="Refused">It is too large to be sent.</exception>
    public static void ToSpeaker(
        Turn turn, string name, string mime, string caption, string? text = null, string? base64 = null)
    {
        if ((text ?? base64 ?? "").Length > CharactersMax)
            throw new Refused("files.tooLarge", ("name", name));
        turn.Send(new SendFile(turn.Speaker.Id.Value, name, mime, caption, text, base64));
    }
}
