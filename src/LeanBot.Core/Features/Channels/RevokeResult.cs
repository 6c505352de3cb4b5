namespace LeanBot.Core.Features.Channels;

public sealed class RevokeResult : ResultRule<RevokeInvite, Nothing>
{
    /// <summary>A link alone lets nobody in, so one that stays does no harm.</summary>
    protected override void Failed(Turn turn, OutboxRow row, RevokeInvite request, Failure failure)
    {
    }
}
