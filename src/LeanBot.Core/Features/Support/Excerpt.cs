namespace LeanBot.Core.Features.Support;

/// <summary>The first words of a message, without its formatting.</summary>
internal static class Excerpt
{
    private const int CharactersMax = 300;

    public static string Of(TicketMessage message, int charactersMax = CharactersMax)
    {
        var text = PlainText.Of(message.Html);
        if (text.Length > charactersMax)
        {
            var end = charactersMax - 1;
            text = text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
        }

        return $"{text} {message.Files}".Trim();
    }
}
