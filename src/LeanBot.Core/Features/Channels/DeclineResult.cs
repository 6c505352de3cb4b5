using LeanBot.Core.Features.Notices;

namespace LeanBot.Core.Features.Channels;

public sealed class DeclineResult : ResultRule<DeclineJoin, Nothing>
{
    /// <summary>An undecided request lets nobody in.</summary>
    protected override void Failed(Turn turn, OutboxRow row, DeclineJoin request, Failure failure) =>
        Notice.Tell(
            turn,
            NoticeKind.Access,
            "channels.noDecline",
            ("name", request.Member),
            ("channel", Chats.TitleOf(turn, request.Channel)),
            ("problem", failure.Description));
}
