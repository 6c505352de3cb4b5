using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Channels;

/// <summary>The button that sends join buttons again, where there are any to send.</summary>
public sealed class InvitesSection : MemberSection
{
    public override string Name => "invites";

    public override int Place => 32;

    public override MemberShelf Shelf => MemberShelf.Access;

    public override string? Of(Turn turn, Member member) => null;

    public override IEnumerable<Choice> Buttons(Turn turn, Member member) =>
        InviteAgain.Missing(turn, member.Id).Any() ? [InviteAgain.Button(turn.Voice, member.Id)] : [];
}
