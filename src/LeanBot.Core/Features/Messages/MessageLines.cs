using LeanBot.Core.Features.Broadcasts;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Messages;

/// <summary>A line for each message that a member got unasked.</summary>
internal static class MessageLines
{
    /// <summary>The newest first. Of broadcasts those are told of whose recipients are still known: each
    /// recipient's record says it already.</summary>
    public static IReadOnlyList<(DateTimeOffset At, string Line)> Of(Turn turn, Member member) =>
    [
        .. SentMessages.Of(turn.Tx, member.Id)
            .Select(sent => (sent.At, Line(turn, sent.At, Topics.Words(turn, sent.Topic), sent.State)))
            .Concat(Broadcasts(turn, member))
            .OrderByDescending(line => line.At),
    ];

    private static IEnumerable<(DateTimeOffset At, string Line)> Broadcasts(Turn turn, Member member) =>
        from broadcast in turn.Tx.All<Broadcast>()
        let delivery = turn.Tx.Get<Delivery>(Delivery.KeyOf(broadcast.Id, member.Id))
        let state = StateOf(delivery)
        where state is not null
        let at = delivery.At ?? broadcast.BeganAt ?? broadcast.MadeAt
        let title = turn.Voice.Text("messages.broadcast", ("title", Drafts.TitleOf(broadcast)))
        select (at, Line(turn, at, title, state.Value));

    /// <summary>Null for what was not sent to them.</summary>
    private static SentState? StateOf(Delivery? delivery) => delivery?.State switch
    {
        DeliveryState.Sent => SentState.Delivered,
        DeliveryState.Blocked => SentState.Blocked,
        DeliveryState.Failed => SentState.GivenUp,
        _ => null,
    };

    private static string Line(Turn turn, DateTimeOffset at, string about, SentState state) =>
        turn.Voice.Text(
            state switch
            {
                SentState.Delivered => "messages.lineDelivered",
                SentState.Blocked => "messages.lineBlocked",
                _ => "messages.lineGivenUp",
            },
            ("at", turn.Voice.Moment(at)), ("about", new Html(about)));
}
