using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Notices;
using LeanBot.Core.Features.Removals;

namespace LeanBot.Core.Features.Channels;

public sealed class LetOutResult : ResultRule<LetOut, Nothing>
{
    /// <summary>Who has paid while the removal was under way is told that the door is open again.</summary>
    protected override void Done(Turn turn, OutboxRow row, LetOut request, Nothing result)
    {
        Doors.Put(
            turn, Doors.AccessOf(turn, request.Member, request.Channel) with { Known = Presence.Out });
        if (!Doors.HasRight(turn, request.Member, request.Channel)) return;
        var member = KnownMembers.Of(turn, request.Member);
        var voice = turn.To(member);
        voice.Say(new Screen(
            voice.Text("channels.comeBack", ("channel", Chats.TitleOf(turn, request.Channel))),
            [.. JoinButtons.For(turn, member)]));
    }

    /// <summary>Only a person can remove an administrator.</summary>
    protected override void Failed(Turn turn, OutboxRow row, LetOut request, Failure failure)
    {
        var access = Doors.AccessOf(turn, request.Member, request.Channel);
        if (failure.Reason == FailureReason.Outdated)
        {
            if (RemovalGuard.IsObserving(turn) && Chats.Of(turn, request.Channel) is { } channel)
                Doors.ShowOut(turn, access, channel);
            return;
        }

        var isAdministrator = failure.Reason == FailureReason.IsAdministrator;
        if (isAdministrator)
            Doors.Put(turn, access with { Known = Presence.In, IsAdministrator = true });
        Notice.Tell(
            turn,
            NoticeKind.Access,
            isAdministrator ? "channels.isAdministrator" : "channels.notLetOut",
            ("name", KnownMembers.Of(turn, request.Member).Name),
            ("channel", Chats.TitleOf(turn, request.Channel)),
            ("problem", failure.Description));
    }
}
