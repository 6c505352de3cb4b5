using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Links;

public sealed class ShowLinkResult : ResultRule<ShowLink, MessageSaid>
{
    protected override void Done(Turn turn, OutboxRow row, ShowLink request, MessageSaid result)
    {
    }

    protected override void Failed(Turn turn, OutboxRow row, ShowLink request, Failure failure)
    {
        if (failure.Reason != FailureReason.Unreachable)
            Team.VoiceOf(turn, request.To).Say("links.notShown", ("problem", failure.Description));
    }
}
