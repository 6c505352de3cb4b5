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
            if (access.IsWanted) turn.Tx.Put(access with { InviteLink = link });
            else turn.Send(new RevokeInvite(ChatOf(request, channel), link));
        }

        foreach (var (channel, problem) in result.Problems)
            turn.TellAdmins("channels.noInvite", ("channel", Doors.TitleOf(turn, channel)), ("problem", problem), ("name", member.Name));
        if (request.Welcome is { } welcome) Say(turn, member, welcome);
    }

    /// <summary>The payment stands whatever happens to the links: say so, and where to find them.</summary>
    protected override void Failed(Turn turn, OutboxRow row, MakeInvites request, Failure failure)
    {
        var member = KnownMembers.Of(turn, request.Member);
        if (request.Welcome is { } welcome) Say(turn, member, welcome);
        turn.TellAdmins(
            "channels.noInvite",
            ("channel", string.Join(", ", request.Channels.Select(channel => Doors.TitleOf(turn, channel.Id)))),
            ("problem", failure.Description),
            ("name", member.Name));
    }

    private static void Say(Turn turn, Member member, Welcome welcome)
    {
        var voice = turn.To(member);
        var text = voice.Text(welcome.Text, ("plan", welcome.PlanTitle), ("until", welcome.Until));
        var missing = Doors.WithoutLink(turn, member.Id).ToArray();
        if (missing.Length > 0) text += "\n\n" + voice.Text("channels.missing", ("channels", string.Join(", ", missing)));
        voice.Say(new Screen(text, [.. JoinButtons.For(turn, member)]));
    }

    private static long ChatOf(MakeInvites request, ChannelId channel) =>
        request.Channels.First(invited => invited.Id == channel).ChatId;
}

public sealed class RevokeResult : ResultRule<RevokeInvite, Nothing>
{
    protected override void Done(Turn turn, OutboxRow row, RevokeInvite request, Nothing result)
    {
    }

    /// <summary>A link alone lets nobody in, so one that stays does no harm.</summary>
    protected override void Failed(Turn turn, OutboxRow row, RevokeInvite request, Failure failure)
    {
    }
}

public sealed class ApproveResult : ResultRule<ApproveJoin, Nothing>
{
    protected override void Done(Turn turn, OutboxRow row, ApproveJoin request, Nothing result) =>
        turn.Tx.Put(Doors.AccessOf(turn, request.Member, request.Channel) with { Known = Presence.In });

    protected override void Failed(Turn turn, OutboxRow row, ApproveJoin request, Failure failure)
    {
        turn.Tx.Put(Doors.AccessOf(turn, request.Member, request.Channel) with { Known = Presence.Out });
        var member = KnownMembers.Of(turn, request.Member);
        turn.TellAdmins(
            "channels.noApproval", ("name", member.Name), ("channel", Doors.TitleOf(turn, request.Channel)), ("problem", failure.Description));
        turn.To(member).Say("channels.tryAgain");
    }
}

public sealed class DeclineResult : ResultRule<DeclineJoin, Nothing>
{
    protected override void Done(Turn turn, OutboxRow row, DeclineJoin request, Nothing result)
    {
    }

    /// <summary>An undecided request lets nobody in.</summary>
    protected override void Failed(Turn turn, OutboxRow row, DeclineJoin request, Failure failure) => turn.TellAdmins(
        "channels.noDecline", ("name", request.Member), ("channel", Doors.TitleOf(turn, request.Channel)), ("problem", failure.Description));
}

public sealed class LetOutResult : ResultRule<LetOut, Nothing>
{
    protected override void Done(Turn turn, OutboxRow row, LetOut request, Nothing result) =>
        turn.Tx.Put(Doors.AccessOf(turn, request.Member, request.Channel) with { Known = Presence.Out });

    /// <summary>Only a person can remove an administrator or give the bot its right back.</summary>
    protected override void Failed(Turn turn, OutboxRow row, LetOut request, Failure failure) => turn.TellAdmins(
        "channels.notLetOut",
        ("name", KnownMembers.Of(turn, request.Member).Name),
        ("channel", Doors.TitleOf(turn, request.Channel)),
        ("problem", failure.Description));
}
