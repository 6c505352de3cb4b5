namespace LeanBot.Core.Features.Broadcasts;

/// <summary>The file of a post, as either bot knows it.</summary>
/// <param name="UserFileId">Null until the user bot has uploaded it, once.</param>
public sealed record PostMedia(
    MediaKind Type, string AdminFileId, string? FileName, string? Mime, string? UserFileId = null)
{
    public string? FileIdFor(Bot bot) => bot == Bot.User ? UserFileId : AdminFileId;
}
