using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Bans;

public sealed class BanSection : MemberSection
{
    public override string Name => "bans";

    public override int Place => 12;

    public override MemberShelf Shelf => MemberShelf.Access;

    public override string? Of(Turn turn, Member member) => turn.Tx.Get<Ban>(member.Key) is { } ban
        ? turn.Voice.Text("bans.since", ("at", turn.Voice.Moment(ban.At)), ("name", ban.ByName))
        : null;
}
