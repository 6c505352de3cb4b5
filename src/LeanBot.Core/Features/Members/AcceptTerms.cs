using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Links;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Members;

public sealed class AcceptTerms : MemberButton
{
    private const string Wire = "terms.accept";

    public override string Route => Wire;

    public static Choice Button(Turn turn) => Make(Wire, turn.Voice.Text("members.acceptTerms"));

    public override void Press(Turn turn, string argument)
    {
        if (turn.Member.TermsAcceptedAt is null) turn.Tx.Put(turn.Member with { TermsAcceptedAt = turn.Now });
        if (Wishes.Fulfil(turn)) return;
        if (Held.Of(turn, turn.Member.Id).FirstOrDefault() is { } held) Welcome(turn, held);
        else turn.Voice.Say(PlanCards.All(turn, "plans.intro"));
    }

    /// <summary>Somebody whom the team has brought in before the bot met them.</summary>
    private static void Welcome(Turn turn, Held held)
    {
        if (held.Subscription is { IsGiven: true, PaidThrough: { } until })
            Doors.Reconcile(turn, turn.Member, new Welcome("imports.welcome", held.Title, until));
        turn.Voice.Say(StatusScreen.Of(turn, turn.Member));
    }
}
