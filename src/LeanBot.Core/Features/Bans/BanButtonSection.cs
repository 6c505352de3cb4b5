using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Bans;

/// <summary>The gravest button comes last.</summary>
public sealed class BanButtonSection : MemberSection
{
    public override string Name => "banButton";

    public override int Place => 90;

    public override MemberShelf Shelf => MemberShelf.Access;

    public override string? Of(Turn turn, Member member) => null;

    public override IEnumerable<Choice> Buttons(Turn turn, Member member) =>
        [BanScreen.Button(turn, member.Id)];
}
