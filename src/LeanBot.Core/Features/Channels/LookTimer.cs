namespace LeanBot.Core.Features.Channels;

/// <summary>Asks Telegram of those whose time it is, some together: 1 in 50 updates about who is inside never
/// arrives, and none that is older than a day.</summary>
public sealed class LookTimer : TimerRule<Access>
{
    private const int AtOnceMax = 20;

    /// <summary>Rows that may wait for a channel; who would come after them is asked for later.</summary>
    private const int WaitingMax = 5;

    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    public override void Fire(Turn turn, Access record)
    {
        var due = turn.Due(AtOnceMax, record).Where(access => access.Channel == record.Channel).ToArray();
        if (Chats.Of(turn, record.Channel) is not { } channel)
        {
            foreach (var access in due) turn.Tx.Put(access with { LookAt = null });
            return;
        }

        var request = new LookUpMembers(
            channel.Id, channel.ChatId, [.. due.Select(access => access.Member)]);
        var isFull = turn.Tx.Find(OutboxRow.ByLane, request.Lane).Take(WaitingMax).Count() == WaitingMax;
        // Where the bot lacks its rights nothing can be seen.
        if (!isFull && !Rights.IsTried(turn, request.Needs!)) turn.Send(request);
        foreach (var access in due)
            turn.Tx.Put(access with { LookAt = isFull ? turn.Now + Later : Look.Next(turn, access) });
    }
}
