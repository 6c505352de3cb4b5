using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Channels;

public sealed class ApproveResult : ResultRule<ApproveJoin, Nothing>
{
    protected override void Done(Turn turn, OutboxRow row, ApproveJoin request, Nothing result) =>
        Doors.Put(
            turn, Doors.AccessOf(turn, request.Member, request.Channel) with { Known = Presence.In });

    protected override void Failed(Turn turn, OutboxRow row, ApproveJoin request, Failure failure)
    {
        Doors.Put(
            turn, Doors.AccessOf(turn, request.Member, request.Channel) with { Known = Presence.Out });
        if (failure.Reason == FailureReason.Outdated)
        {
            turn.Send(new DeclineJoin(request.Member, request.Channel, request.ChatId));
            return;
        }

        var member = KnownMembers.Of(turn, request.Member);
        turn.TellAdmins(
            "channels.noApproval",
            ("name", member.Name),
            ("channel", Chats.TitleOf(turn, request.Channel)),
            ("problem", failure.Description));
        turn.To(member).Say("channels.tryAgain");
    }
}
