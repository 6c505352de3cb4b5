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
        {
            turn.TellAdmins(
                "channels.noInvite",
                ("channel", Doors.TitleOf(turn, channel)),
                ("problem", problem),
                ("name", member.Name));
        }

        if (request.Welcome is { } welcome) Say(turn, member, welcome);
    }

    /// <summary>The payment stands whatever happens to the links: say so, and where to find them.</summary>
    protected override void Failed(Turn turn, OutboxRow row, MakeInvites request, Failure failure)
    {
        var member = KnownMembers.Of(turn, request.Member);
        if (request.Welcome is { } welcome) Say(turn, member, welcome);
        turn.TellAdmins(
            "channels.noInvite",
            ("channel", string.Join(
                ", ", request.Channels.Select(channel => Doors.TitleOf(turn, channel.Id)))),
            ("problem", failure.Description),
            ("name", member.Name));
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
