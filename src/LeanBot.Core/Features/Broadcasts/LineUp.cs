namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Which broadcast is under way: one at a time, the others in the order in which their moment
/// came. One that is paused lets the next one pass.</summary>
internal static class LineUp
{
    /// <summary>Its moment has come.</summary>
    public static void Enter(Turn turn, Broadcast broadcast)
    {
        turn.Tx.Put(broadcast with
        {
            State = BroadcastState.Queued,
            QueuedAt = turn.Now,
            NextAt = null,
        });
        Advance(turn);
    }

    /// <summary>How many go before it.</summary>
    public static int Before(Turn turn, Broadcast broadcast) => turn.Tx.All<Broadcast>().Count(other =>
        other.IsUnderWay || (other.State == BroadcastState.Queued && other.QueuedAt < broadcast.QueuedAt));

    public static void Pause(Turn turn, Broadcast broadcast)
    {
        turn.Tx.Put(broadcast with { State = BroadcastState.Paused, NextAt = null });
        Reports.Refresh(turn, broadcast.Id);
        Advance(turn);
    }

    /// <summary>It can't go on as it is: whoever let it go has to look.</summary>
    public static void Halt(Turn turn, Broadcast broadcast, string problem)
    {
        Pause(turn, broadcast);
        if (broadcast.LaunchedBy is not { } who) return;
        turn.TellAdmin(who, voice => new Screen(
            voice.Text(
                "broadcasts.halted", ("title", Drafts.TitleOf(broadcast)), ("problem", problem)),
            [Steps.Open(voice, BroadcastScreen.Wire, broadcast.Id, "broadcasts.report")]));
    }

    public static void End(Turn turn, Broadcast broadcast, BroadcastState state)
    {
        var forgetAt = turn.Now + Broadcast.RecipientsKeptFor;
        turn.Tx.Put(broadcast with
        {
            State = state,
            EndedAt = turn.Now,
            ForgetAt = forgetAt,
            NextAt = forgetAt,
        });
        if (turn.Tx.Get<BroadcastList>(broadcast.Id) is { } list) turn.Tx.Delete(list);
        Reports.End(turn, broadcast.Id);
        Advance(turn);
    }

    private static void Advance(Turn turn)
    {
        var all = turn.Tx.All<Broadcast>().ToArray();
        if (all.Any(one => one.IsUnderWay)) return;
        var next = all.Where(one => one.State == BroadcastState.Queued)
            .OrderBy(one => one.QueuedAt)
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        if (next is not null) Begin(turn, next);
    }

    private static void Begin(Turn turn, Broadcast broadcast)
    {
        // What was paused knows its recipients already.
        var isGathered = turn.Tx.Get<BroadcastTally>(broadcast.Id) is { Cursor: var cursor }
            && cursor.StartsWith(broadcast.Prefix, StringComparison.Ordinal);
        turn.Tx.Put(broadcast with
        {
            State = isGathered ? BroadcastState.Running : BroadcastState.Gathering,
            BeganAt = broadcast.BeganAt ?? turn.Now,
            NextAt = turn.Now,
            Rows = broadcast.Rows ?? turn.Config.Texts.Languages.ToDictionary(
                language => language, language => PostRows.Shared(turn, broadcast, language)),
        });
        if (!isGathered) turn.Tx.Put(new BroadcastTally(broadcast.Id));
        Reports.Begin(turn, broadcast.Id);
    }
}
