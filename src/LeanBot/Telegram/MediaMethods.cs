using LeanBot.Core;

namespace LeanBot.Telegram;

/// <summary>The method that sends a kind of media, and its field for the file.
/// https://core.telegram.org/bots/api#sending-files</summary>
internal static class MediaMethods
{
    public static (string Method, string Field) Of(MediaKind kind) => kind switch
    {
        MediaKind.Photo => ("sendPhoto", "photo"),
        MediaKind.Voice => ("sendVoice", "voice"),
        MediaKind.Video => ("sendVideo", "video"),
        MediaKind.Audio => ("sendAudio", "audio"),
        MediaKind.Sticker => ("sendSticker", "sticker"),
        MediaKind.Animation => ("sendAnimation", "animation"),
        MediaKind.VideoNote => ("sendVideoNote", "video_note"),
        _ => ("sendDocument", "document"),
    };

    /// <summary>A name for a file that has none: what Telegram makes of it goes by its end.</summary>
    public static string NameFor(MediaKind kind) => kind switch
    {
        MediaKind.Photo => "photo.jpg",
        MediaKind.Voice => "voice.ogg",
        MediaKind.Video or MediaKind.VideoNote or MediaKind.Animation => "video.mp4",
        MediaKind.Audio => "audio.mp3",
        MediaKind.Sticker => "sticker.webp",
        _ => "file",
    };
}
