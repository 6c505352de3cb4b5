using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Brings a broadcast to its recipients, a window of them at a time. Each result makes room for
/// more, so nothing has to be waited for, and what a crash interrupts goes on with the rows that are
/// there.</summary>
internal static class Sending
{
    /// <summary>So many refusals before anything was taken are the message's fault, not the
    /// readers'.</summary>
    private const int RefusalsMax = 10;

    public static void Sent(Turn turn, SendPost request, PostSent result) =>
        End(turn, request, DeliveryState.Sent, result.MessageId);

    public static void Failed(Turn turn, SendPost request, Failure failure)
    {
        var member = new MemberId(request.ChatId);
        switch (failure.Reason)
        {
            case FailureReason.Outdated:
                End(turn, request, Marketing.IsMuted(turn.Tx, member)
                    ? DeliveryState.Muted : DeliveryState.Waiting);
                break;
            case FailureReason.Unreachable:
                KnownMembers.MarkUnreachable(turn, member);
                End(turn, request, DeliveryState.Blocked);
                break;
            default:
                Refuse(turn, request, failure);
                break;
        }
    }

    /// <summary>Stages what there is room for.</summary>
    public static void GoOn(Turn turn, Broadcast broadcast, BroadcastTally tally)
    {
        var (low, max) = Windows.Of(broadcast);
        if (broadcast.State != BroadcastState.Running || tally.UnderWay > low)
        {
            turn.Tx.Put(tally);
            return;
        }

        var after = tally.IsWalked ? tally : Walk(turn, broadcast, tally, max);
        turn.Tx.Put(after);
        if (after is { IsWalked: true, UnderWay: 0 }) LineUp.End(turn, broadcast, BroadcastState.Done);
        else if (!after.IsWalked && after.UnderWay <= low)
            turn.Tx.Put(broadcast with { NextAt = turn.Now + Windows.Breath });
        else if (broadcast.NextAt is not null) turn.Tx.Put(broadcast with { NextAt = null });
    }

    private static BroadcastTally Walk(Turn turn, Broadcast broadcast, BroadcastTally tally, int max)
    {
        var some = turn.Tx.Behind<Delivery>(tally.Cursor, Windows.WalkMax);
        foreach (var delivery in some)
        {
            if (delivery.Broadcast != broadcast.Id) return tally with { IsWalked = true };
            if (tally.UnderWay >= max) return tally;
            if (delivery.State == DeliveryState.Waiting) tally = Stage(turn, broadcast, tally, delivery);
            tally = tally with { Cursor = delivery.Key };
        }

        return some.Count < Windows.WalkMax ? tally with { IsWalked = true } : tally;
    }

    /// <summary>What was true when it began is looked at again when a reader's turn comes.</summary>
    private static BroadcastTally Stage(
        Turn turn, Broadcast broadcast, BroadcastTally tally, Delivery delivery)
    {
        var member = turn.Tx.Get<Member>(delivery.Member.ToString());
        if (member is not { IsReachable: true }) return Skip(DeliveryState.Blocked);
        if (!Audiences.Includes(turn, broadcast.Audience, member)) return Skip(DeliveryState.LeftOut);
        turn.Send(new SendPost(
            Bot.User, member.Id.Value, PostPurpose.Delivery, broadcast.Id, member.Language,
            Windows.NeedsUpload(broadcast), PaidPerSecond(turn, broadcast)));
        turn.Tx.Put(delivery with { State = DeliveryState.UnderWay });
        return tally with { UnderWay = tally.UnderWay + 1 };

        BroadcastTally Skip(DeliveryState state)
        {
            turn.Tx.Put(delivery with { State = state });
            return Counted(tally, state);
        }
    }

    /// <summary>Stars are spent only while the config says so, whatever was confirmed before.</summary>
    private static int? PaidPerSecond(Turn turn, Broadcast broadcast) =>
        turn.Config.Settings.PaidBroadcast.IsEnabled ? broadcast.PaidPerSecond : null;

    private static void End(Turn turn, SendPost request, DeliveryState state, long? messageId = null)
    {
        if (Find(turn, request) is not var (broadcast, tally, delivery)) return;
        turn.Tx.Put(delivery with
        {
            State = state,
            MessageId = messageId,
            At = messageId is null ? null : turn.Now,
        });
        var after = Counted(tally, state) with { UnderWay = tally.UnderWay - 1 };
        // Its turn comes again: the walk goes back to before it.
        if (state == DeliveryState.Waiting) after = BackTo(after, delivery);
        GoOn(turn, broadcast, after);
    }

    private static void Refuse(Turn turn, SendPost request, Failure failure)
    {
        if (Find(turn, request) is not var (broadcast, tally, _)) return;
        var isPostsFault = request.IsUpload || (tally.Sent == 0 && tally.Failed + 1 >= RefusalsMax);
        turn.Tx.Put(tally with { LastProblem = failure.Description });
        // Before anything else is staged.
        if (isPostsFault && broadcast.State == BroadcastState.Running)
            LineUp.Halt(turn, broadcast, failure.Description);
        End(turn, request, request.IsUpload ? DeliveryState.Waiting : DeliveryState.Failed);
    }

    private static BroadcastTally BackTo(BroadcastTally tally, Delivery delivery)
    {
        // The first of a key's letters stand before the key.
        var before = delivery.Key[..^1];
        return string.CompareOrdinal(before, tally.Cursor) < 0
            ? tally with { Cursor = before, IsWalked = false }
            : tally with { IsWalked = false };
    }

    private static (Broadcast, BroadcastTally, Delivery)? Find(Turn turn, SendPost request) =>
        turn.Tx.Get<Delivery>(Delivery.KeyOf(request.Broadcast, new MemberId(request.ChatId)))
            is { State: DeliveryState.UnderWay } delivery
        && turn.Tx.Get<Broadcast>(request.Broadcast) is { } broadcast
        && turn.Tx.Get<BroadcastTally>(request.Broadcast) is { } tally
            ? (broadcast, tally, delivery)
            : null;

    private static BroadcastTally Counted(BroadcastTally tally, DeliveryState state) => state switch
    {
        DeliveryState.Sent => tally with { Sent = tally.Sent + 1 },
        DeliveryState.Failed => tally with { Failed = tally.Failed + 1 },
        DeliveryState.Blocked => tally with { Blocked = tally.Blocked + 1 },
        DeliveryState.Muted => tally with { Muted = tally.Muted + 1 },
        DeliveryState.LeftOut => tally with { LeftOut = tally.LeftOut + 1 },
        _ => tally,
    };
}
