using LeanBot.Core.Features.Links;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Members;

/// <summary>The terms, which everyone accepts once before anything is sold to them.</summary>
public static class Terms
{
    /// <summary>Whether the speaker accepted the terms; where not, shows them instead of what was asked
    /// for.</summary>
    /// <param name="wish">What to go on with once they are accepted.</param>
    public static bool AreAccepted(Turn turn, DeepLink? wish = null)
    {
        if (turn.Member.TermsAcceptedAt is not null) return true;
        if (wish is not null) Wishes.Keep(turn, wish);
        turn.Voice.Say(Welcome(turn));
        return false;
    }

    /// <summary>All of them, with when the speaker accepted them or the button to do so.</summary>
    public static Screen InFull(Turn turn)
    {
        var text = turn.Voice.Text("members.terms", ("community", turn.Config.Settings.Community));
        if (turn.Member.TermsAcceptedAt is not { } accepted)
            return new Screen(text, [AcceptTerms.Button(turn)]);
        var when = turn.Voice.Text("members.termsAccepted", ("date", accepted));
        return new Screen($"{text}\n\n{when}", [ShowStatus.Button(turn)]);
    }

    public static Screen Welcome(Turn turn) => new(
        turn.Voice.Text(
            "members.welcome", ("name", turn.Member.Name), ("community", turn.Config.Settings.Community)),
        [AcceptTerms.Button(turn)],
        [ReadTerms.Button(turn)]);
}
