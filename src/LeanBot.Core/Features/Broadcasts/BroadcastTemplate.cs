namespace LeanBot.Core.Features.Broadcasts;

/// <summary>A post that is kept to be used again.</summary>
[Kept("broadcastTemplates")]
public sealed record BroadcastTemplate(
    string Id, string Name, Post Post, IReadOnlyList<PostButton> Buttons, MemberId KeptBy,
    DateTimeOffset KeptAt) : Record
{
    public const int CountMax = 100;

    public override string Key => Id;
}
