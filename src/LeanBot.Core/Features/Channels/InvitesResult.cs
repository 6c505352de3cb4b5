using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Channels;

public sealed class InvitesResult : ResultRule<MakeInvites, InvitesMade>
{
    protected override void Done(Turn turn, OutboxRow row, MakeInvites request, InvitesMade result)
    {
        var member = KnownMembers.Of(turn, request.Member);
        foreach (var (channel, link) in result.Links)
        {
            var access = Doors.AccessOf(turn, member.Id, channel);
            // The right may have gone while the link was being made.
            if (access.IsWanted) Doors.Put(turn, access with { InviteLink = link });
            else turn.Send(new RevokeInvite(ChatOf(request, channel), link));
            Rights.NoteReturn(turn, new RightIn(channel, Right.Invite));
        }

        foreach (var (channel, problem) in result.Problems)
        {
            if (problem.Reason == FailureReason.NotPermitted) Wait(turn, request, channel, problem);
            else Tell(turn, member, Chats.TitleOf(turn, channel), problem);
        }

        if (request.Welcome is { } welcome) Say(turn, member, welcome);
        else if (request.IsLate && result.Links.Count > 0) SayReady(turn, member, request.Channels[0].Id);
    }

    /// <summary>The payment stands whatever happens to the links: say so, and where to find them.</summary>
    protected override void Failed(Turn turn, OutboxRow row, MakeInvites request, Failure failure)
    {
        var member = KnownMembers.Of(turn, request.Member);
        if (request.Welcome is { } welcome) Say(turn, member, welcome);
        var titles = request.Channels.Select(channel => Chats.TitleOf(turn, channel.Id));
        Tell(turn, member, string.Join(", ", titles), failure);
    }

    /// <summary>The member was welcomed without this one; it is made when the bot has its rights
    /// back.</summary>
    private static void Wait(Turn turn, MakeInvites request, ChannelId channel, Failure problem)
    {
        var invited = request.Channels.First(invited => invited.Id == channel);
        var row = turn.Send(new MakeInvites(request.Member, [invited], null, IsLate: true));
        Rights.Hold(
            turn, turn.Tx.Get<OutboxRow>(row)!, new RightIn(channel, Right.Invite), problem.Description);
    }

    private static void Tell(Turn turn, Member member, string channels, Failure problem) => turn.TellAdmins(
        "channels.noInvite",
        ("channel", channels),
        ("problem", problem.Description),
        ("name", member.Name));

    private static void SayReady(Turn turn, Member member, ChannelId channel)
    {
        var voice = turn.To(member);
        voice.Say(new Screen(
            voice.Text("channels.linkReady", ("channel", Chats.TitleOf(turn, channel))),
            [.. JoinButtons.For(turn, member)]));
    }

    private static void Say(Turn turn, Member member, Welcome welcome)
    {
        var voice = turn.To(member);
        var text = voice.Text(welcome.Text, ("plan", welcome.PlanTitle), ("until", welcome.Until));
        var missing = Doors.WithoutLink(turn, member.Id).ToArray();
        if (missing.Length > 0)
            text += "\n\n" + voice.Text("channels.missing", ("channels", string.Join(", ", missing)));
        voice.Say(new Screen(text, [.. JoinButtons.For(turn, member)]));
    }

    private static long ChatOf(MakeInvites request, ChannelId channel) =>
        request.Channels.First(invited => invited.Id == channel).ChatId;
}
