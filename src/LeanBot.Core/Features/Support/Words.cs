namespace LeanBot.Core.Features.Support;

/// <summary>What somebody wants to tell: text, media or both.</summary>
/// <param name="Html">Empty where it is media alone.</param>
/// <param name="AlbumId">See <see cref="Incoming.Message.AlbumId"/>.</param>
public sealed record Words(string Html, IReadOnlyList<Media> Media, string? AlbumId = null)
{
    public bool IsEmpty => Html.Length == 0 && Media.Count == 0;

    public static Words Of(Incoming.Message message) => new(
        message.Html, message.Media is { } media ? [media] : [], message.AlbumId);

    /// <summary>What follows a command. Where the command itself is formatted, the text alone is
    /// taken.</summary>
    public static Words After(string command, Incoming.Message message, string args)
    {
        var typed = message.Text?.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries)[0] ?? "";
        var isPlain = typed.StartsWith($"/{command}", StringComparison.OrdinalIgnoreCase)
            && message.Html.TrimStart().StartsWith(typed, StringComparison.Ordinal);
        return new Words(
            isPlain ? message.Html.TrimStart()[typed.Length..].Trim() : PlainText.Escape(args), []);
    }

    /// <summary>Whether it is another part of the album that the last words began.</summary>
    public bool Continues(string? album) => AlbumId is not null && AlbumId == album;
}
