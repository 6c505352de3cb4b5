namespace LeanBot.Core.Features.Channels;

/// <summary>A link that must not serve any more.</summary>
[Wire("telegram.revokeInvite")]
public sealed record RevokeInvite(long ChatId, string InviteLink) : Outgoing
{
    public override string Lane => $"invite:{InviteLink}";

    public override bool TakesAway => true;

    public override Outgoing InChat(long from, long to) => ChatId == from ? this with { ChatId = to } : this;
}
