namespace LeanBot.Core.Features.Broadcasts;

/// <summary>What one reader gets of a post.</summary>
public sealed record PostContent(
    string Html, PostMedia? Media, IReadOnlyList<IReadOnlyList<InlineButton>> Buttons);
