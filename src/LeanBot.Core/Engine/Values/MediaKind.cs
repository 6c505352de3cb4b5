namespace LeanBot.Core;

/// <summary>What can be passed on between the bots; the names are Telegram's.</summary>
public enum MediaKind
{
    Photo,
    Document,
    Voice,
    Video,
    Audio,
    Sticker,
    Animation,
    VideoNote,
}
