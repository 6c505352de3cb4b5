using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Members;

/// <summary>The terms, which everyone accepts once before anything is sold to them.</summary>
public static class Terms
{
    /// <summary>Whether the speaker accepted the terms; where not, shows them instead of what was asked for.</summary>
    public static bool AreAccepted(Turn turn)
    {
        if (turn.Member.TermsAcceptedAt is not null) return true;
        turn.Voice.Say(Welcome(turn));
        return false;
    }

    public static Screen Welcome(Turn turn) => new(
        turn.Voice.Text("members.welcome", ("name", turn.Member.Name), ("community", turn.Config.Settings.Community)),
        [AcceptTerms.Button(turn)],
        [ReadTerms.Button(turn)]);
}

public sealed class AcceptTerms : MemberButton
{
    private const string Wire = "terms.accept";

    public override string Route => Wire;

    public static Choice Button(Turn turn) => Make(Wire, turn.Voice.Text("members.acceptTerms"));

    public override void Press(Turn turn, string argument)
    {
        if (turn.Member.TermsAcceptedAt is null) turn.Tx.Put(turn.Member with { TermsAcceptedAt = turn.Now });
        turn.Voice.Say(PlanCards.All(turn, "plans.intro"));
    }
}

public sealed class ReadTerms : MemberButton
{
    private const string Wire = "terms.read";

    public override string Route => Wire;

    public static Choice Button(Turn turn) => Make(Wire, turn.Voice.Text("members.readTerms"));

    public override void Press(Turn turn, string argument) => turn.Voice.Say(new Screen(
        turn.Voice.Text("members.terms", ("community", turn.Config.Settings.Community)),
        [AcceptTerms.Button(turn)]));
}
