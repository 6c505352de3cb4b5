namespace LeanBot.Core.Features.Broadcasts;

/// <summary>The switch with which members mute news and offers.</summary>
internal static class Marketing
{
    public static bool IsMuted(IReader state, MemberId member) =>
        state.Get<MutedMarketing>(member.ToString()) is not null;

    /// <param name="broadcast">The one under which it was pressed.</param>
    public static void Mute(Turn turn, string? broadcast = null)
    {
        if (IsMuted(turn.Tx, turn.Member.Id)) return;
        turn.Tx.Put(new MutedMarketing(turn.Member.Id, turn.Now, broadcast));
        if (broadcast is not null && turn.Tx.Get<BroadcastTally>(broadcast) is { } tally)
            turn.Tx.Put(tally with { MutedHere = tally.MutedHere + 1 });
    }

    public static void Hear(Turn turn)
    {
        if (turn.Tx.Get<MutedMarketing>(turn.Member.Key) is not { } muted) return;
        turn.Tx.Delete(muted);
        if (muted.Broadcast is { } id && turn.Tx.Get<BroadcastTally>(id) is { MutedHere: > 0 } tally)
            turn.Tx.Put(tally with { MutedHere = tally.MutedHere - 1 });
    }
}
