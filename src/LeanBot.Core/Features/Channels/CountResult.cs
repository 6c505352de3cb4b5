using LeanBot.Core.Features.Notices;

namespace LeanBot.Core.Features.Channels;

/// <summary>Compares how many are inside with how many are known.</summary>
public sealed class CountResult : ResultRule<CountMembers, MembersCounted>
{
    protected override void Done(Turn turn, OutboxRow row, CountMembers request, MembersCounted result)
    {
        if (turn.Tx.Get<HeadCount>(request.Channel.Value) is not { } before) return;
        var administrators = result.Administrators.ToHashSet();
        var known = turn.Tx.Find(Access.ByInside, request.Channel.Value)
            .Count(access => !administrators.Contains(access.Member));
        var strangers = Math.Max(0, result.Count - administrators.Count - known);
        turn.Tx.Put(before with
        {
            Strangers = strangers,
            Count = result.Count,
            Administrators = administrators.Count,
            CountedAt = turn.Now,
        });
        if (strangers <= before.Strangers) return;
        Notice.Tell(
            turn,
            NoticeKind.Access,
            "channels.strangers",
            ("channel", Chats.TitleOf(turn, request.Channel)),
            ("count", result.Count),
            ("known", known),
            ("administrators", administrators.Count),
            ("strangers", strangers));
    }

    /// <summary>It is counted again tomorrow.</summary>
    protected override void Failed(Turn turn, OutboxRow row, CountMembers request, Failure failure)
    {
    }
}
