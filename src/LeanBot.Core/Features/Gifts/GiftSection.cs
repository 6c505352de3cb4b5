using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.TeamChanges;

namespace LeanBot.Core.Features.Gifts;

/// <summary>The buttons for time that the team gives.</summary>
public sealed class GiftSection : MemberSection
{
    public override string Name => "gifts";

    public override int Place => 22;

    public override MemberShelf Shelf => MemberShelf.Access;

    public override string? Of(Turn turn, Member member) => null;

    public override IEnumerable<Choice> Buttons(Turn turn, Member member)
    {
        yield return GiveScreen.Button(turn.Voice, member.Id);
        var given = turn.Tx.Find(Subscription.ByMember, member.Key)
            .Where(held => held is { IsGiven: true, GivesAccess: true });
        foreach (var one in given)
        {
            yield return SetEndScreen.Button(turn, one);
            yield return RevokeScreen.Button(turn, one, TeamChangeKind.EndNow);
        }
    }
}
