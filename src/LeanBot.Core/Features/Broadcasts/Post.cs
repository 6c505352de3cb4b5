namespace LeanBot.Core.Features.Broadcasts;

/// <summary>What a broadcast says, as its author wrote it.</summary>
/// <param name="Html">The text, or what stands under the file; empty for a file alone.</param>
public sealed record Post(string Html, PostMedia? Media)
{
    /// <summary>UTF-16 units after parsing. https://core.telegram.org/bots/api#sendphoto</summary>
    public const int CaptionCharactersMax = 1_024;

    /// <summary>What can stand above a caption.</summary>
    public static bool Takes(MediaKind kind) => kind is MediaKind.Photo or MediaKind.Video
        or MediaKind.Document or MediaKind.Animation or MediaKind.Audio or MediaKind.Voice;
}
