namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Takes a message of a broadcast out of a member's chat.
/// https://core.telegram.org/bots/api#deletemessage</summary>
[Wire("telegram.deletePost")]
public sealed record DeletePost(string Broadcast, MemberId Member, long MessageId) : Outgoing
{
    /// <summary>How long Telegram lets a bot delete what it said.</summary>
    public static readonly TimeSpan PossibleFor = TimeSpan.FromHours(48);

    public override string Lane => $"delete:{Member}";

    public override Priority Priority => Priority.Bulk;
}
