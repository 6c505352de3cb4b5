using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Pauses;

/// <summary>What is paused, and the buttons that pause.</summary>
public sealed class PauseSection : MemberSection
{
    public override string Name => "pauses";

    public override int Place => 25;

    public override MemberShelf Shelf => MemberShelf.Access;

    public override string? Of(Turn turn, Member member)
    {
        var lines = turn.Tx.Find(Subscription.ByMember, member.Key)
            .Where(held => held is { IsPaused: true, HasEndedAtStripe: false })
            .Select(held => turn.Voice.Text("pauses.isPaused", ("plan", Held.TitleOf(turn, held))))
            .ToArray();
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    public override IEnumerable<Choice> Buttons(Turn turn, Member member) => turn.Tx
        .Find(Subscription.ByMember, member.Key)
        .Where(held => !held.HasEndedAtStripe
            && (held.IsPaused || held is { GivesAccess: true, Renews: true }))
        .Select(held => PauseIt.Button(turn, held));
}
