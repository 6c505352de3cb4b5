namespace LeanBot.Core.Features.Channels;

public sealed class DeclineResult : ResultRule<DeclineJoin, Nothing>
{
    /// <summary>An undecided request lets nobody in.</summary>
    protected override void Failed(Turn turn, OutboxRow row, DeclineJoin request, Failure failure) =>
        turn.TellAdmins(
            "channels.noDecline",
            ("name", request.Member),
            ("channel", Chats.TitleOf(turn, request.Channel)),
            ("problem", failure.Description));
}
