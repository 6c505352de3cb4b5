using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.TeamChanges;

/// <summary>The buttons for what is at Stripe.</summary>
public sealed class TeamChangeSection : MemberSection
{
    public override string Name => "teamChanges";

    public override int Place => 24;

    public override MemberShelf Shelf => MemberShelf.Access;

    public override string? Of(Turn turn, Member member) => null;

    public override IEnumerable<Choice> Buttons(Turn turn, Member member)
    {
        var atStripe = turn.Tx.Find(Subscription.ByMember, member.Key)
            .Where(held => !held.IsGiven && (held.GivesAccess || !held.HasEndedAtStripe));
        foreach (var held in atStripe)
        {
            if (held.GivesAccess) yield return FreeDaysScreen.Button(turn, held);
            if (Changing.IsOpen(turn, held)) yield return MovePlanScreen.Button(turn, held);
            if (held.Planned is not null) yield return TakeBackScreen.Button(turn, held);
            foreach (var change in Revoking.For(turn, held))
                yield return RevokeScreen.Button(turn, held, change);
        }
    }
}
