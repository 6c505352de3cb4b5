using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Trials;

/// <summary>Whether they can have free days, and the buttons to decide otherwise.</summary>
public sealed class TrialSection : MemberSection
{
    public override string Name => "trials";

    public override int Place => 26;

    public override MemberShelf Shelf => MemberShelf.Access;

    public override string? Of(Turn turn, Member member)
    {
        if (turn.Tx.Get<TrialPass>(member.Key) is { } pass)
            return turn.Voice.Text("trials.allowed", ("day", pass.At));
        return turn.Tx.Get<TrialUse>(TrialUse.OfMember(member.Id)) is { } use
            ? turn.Voice.Text("trials.used", ("day", use.At))
            : null;
    }

    public override IEnumerable<Choice> Buttons(Turn turn, Member member)
    {
        // Where no plan has free days there is nothing to decide.
        if (turn.Config.Plans.All(plan => plan.TrialDays == 0)) yield break;
        yield return TrialOffer.CanHave(turn, member.Id)
            ? TrialMark.Button(turn.Voice, member.Id, isUsed: true)
            : TrialMark.Button(turn.Voice, member.Id, isUsed: false);
    }
}
