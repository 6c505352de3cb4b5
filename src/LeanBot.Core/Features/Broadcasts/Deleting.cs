namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Takes back what a broadcast sent, as far as Telegram allows.</summary>
internal static class Deleting
{
    public static void Begin(Turn turn, Broadcast broadcast, BroadcastTally tally)
    {
        turn.Tx.Put(tally with { Deletion = new Deletion(broadcast.Prefix) });
        turn.Tx.Put(broadcast with { NextAt = turn.Now });
        Reports.Refresh(turn, broadcast.Id);
    }

    /// <summary>How many could still be taken back; the pass is as long as the broadcast was.</summary>
    public static bool IsPossible(Turn turn, Broadcast broadcast, BroadcastTally tally) =>
        broadcast is { HasEnded: true, EndedAt: { } end } && tally is { Sent: > 0, Deletion: null }
        && end + DeletePost.PossibleFor > turn.Now;

    public static void Ended(Turn turn, DeletePost request, bool isDeleted)
    {
        if (turn.Tx.Get<Broadcast>(request.Broadcast) is not { } broadcast
            || turn.Tx.Get<BroadcastTally>(request.Broadcast) is not { Deletion: { } deletion } tally) return;
        if (isDeleted
            && turn.Tx.Get<Delivery>(Delivery.KeyOf(request.Broadcast, request.Member)) is { } delivery)
            turn.Tx.Put(delivery with { State = DeliveryState.Deleted });
        GoOn(turn, broadcast, tally with
        {
            Deletion = deletion with
            {
                UnderWay = deletion.UnderWay - 1,
                Deleted = deletion.Deleted + (isDeleted ? 1 : 0),
                Kept = deletion.Kept + (isDeleted ? 0 : 1),
            },
        });
    }

    public static void GoOn(Turn turn, Broadcast broadcast, BroadcastTally tally)
    {
        var (low, max) = Windows.Of(broadcast);
        var deletion = tally.Deletion!;
        if (!deletion.IsWalked && deletion.UnderWay <= low) deletion = Walk(turn, broadcast, deletion, max);
        turn.Tx.Put(tally with { Deletion = deletion });
        var goesOn = !deletion.IsWalked && deletion.UnderWay <= low;
        var next = goesOn ? turn.Now + Windows.Breath : deletion.IsOver ? broadcast.ForgetAt : null;
        if (broadcast.NextAt != next) turn.Tx.Put(broadcast with { NextAt = next });
        if (deletion.IsOver) Reports.Deleted(turn, broadcast.Id);
    }

    private static Deletion Walk(Turn turn, Broadcast broadcast, Deletion deletion, int max)
    {
        var some = turn.Tx.Behind<Delivery>(deletion.Cursor, Windows.WalkMax);
        foreach (var delivery in some)
        {
            if (delivery.Broadcast != broadcast.Id) return deletion with { IsWalked = true };
            if (deletion.UnderWay >= max) return deletion;
            deletion = Take(turn, delivery, deletion) with { Cursor = delivery.Key };
        }

        return some.Count < Windows.WalkMax ? deletion with { IsWalked = true } : deletion;
    }

    private static Deletion Take(Turn turn, Delivery delivery, Deletion deletion)
    {
        if (delivery is not { State: DeliveryState.Sent, MessageId: { } message, At: { } at })
            return deletion;
        if (at + DeletePost.PossibleFor <= turn.Now) return deletion with { Kept = deletion.Kept + 1 };
        turn.Send(
            new DeletePost(delivery.Broadcast, delivery.Member, message),
            expiresAt: at + DeletePost.PossibleFor);
        return deletion with { UnderWay = deletion.UnderWay + 1 };
    }
}
