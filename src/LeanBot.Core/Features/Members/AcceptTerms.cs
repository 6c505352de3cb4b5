using LeanBot.Core.Features.Links;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Members;

public sealed class AcceptTerms : MemberButton
{
    private const string Wire = "terms.accept";

    public override string Route => Wire;

    public static Choice Button(Turn turn) => Make(Wire, turn.Voice.Text("members.acceptTerms"));

    public override void Press(Turn turn, string argument)
    {
        if (turn.Member.TermsAcceptedAt is null) turn.Tx.Put(turn.Member with { TermsAcceptedAt = turn.Now });
        if (!Wishes.Fulfil(turn)) turn.Voice.Say(PlanCards.All(turn, "plans.intro"));
    }
}
