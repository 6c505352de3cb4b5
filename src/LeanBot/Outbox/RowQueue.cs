using LeanBot.Core;

namespace LeanBot.Outbox;

/// <summary>The rows that wait, in their lanes, and which of them may go. It starts nothing itself.</summary>
internal sealed class RowQueue(Func<OutboxRow, IGate> gateOf)
{
    private readonly Dictionary<string, OutboxRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private int _taken;

    /// <summary>How many rows are in flight.</summary>
    public int InFlight => _taken;

    public int Count => _rows.Count;

    public void Put(OutboxRow row)
    {
        if (!_lanes.TryGetValue(row.Lane, out var lane)) _lanes[row.Lane] = lane = new Lane();
        _rows[row.Id] = row;
        lane.Put(row);
    }

    public void Remove(string id)
    {
        if (!_rows.Remove(id, out var row)) return;
        var lane = _lanes[row.Lane];
        lane.Remove(row);
        Forget(row.Lane, lane);
    }

    /// <summary>Takes every row that may go now, the most urgent first, and says when another may.</summary>
    public (IReadOnlyList<(OutboxRow Row, IGate Gate)> Rows, DateTimeOffset? Next) Take(DateTimeOffset now)
    {
        var (ready, next) = Look(now);
        var taken = new List<(OutboxRow, IGate)>();
        var inOrder = ready.OrderBy(one => one.Priority).ThenBy(one => RowOrder.Of(one.Row));
        foreach (var (row, priority) in inOrder)
        {
            var gate = Lane.IsOver(row, now) ? OpenGate.Instance : gateOf(row with { Priority = priority });
            var at = gate.MayGoAt(now);
            if (at > now)
            {
                next = Earlier(next, at, row.ExpiresAt);
                continue;
            }

            gate.Enter(now);
            _lanes[row.Lane].IsTaken = true;
            _taken++;
            taken.Add((row, gate));
        }

        return (taken, next);
    }

    /// <summary>Ends what <see cref="Take"/> began.</summary>
    public void Release(OutboxRow row, IGate gate)
    {
        gate.Leave();
        _taken--;
        var lane = _lanes[row.Lane];
        lane.IsTaken = false;
        Forget(row.Lane, lane);
    }

    /// <summary>How long the row that waits longest could have gone already.</summary>
    public TimeSpan LongestWait(DateTimeOffset now) => _rows.Values
        .Select(row => now - row.NotBefore)
        .Append(TimeSpan.Zero)
        .Max();

    private (List<(OutboxRow Row, Priority Priority)> Ready, DateTimeOffset? Next) Look(DateTimeOffset now)
    {
        var ready = new List<(OutboxRow, Priority)>();
        DateTimeOffset? next = null;
        foreach (var lane in _lanes.Values)
        {
            if (lane.IsTaken) continue;
            var row = lane.Next(now);
            if (row is not null && (row.NotBefore <= now || Lane.IsOver(row, now)))
                ready.Add((row, lane.PriorityAt(now)));
            if (lane.NextMoment(now) is { } moment) next = Earlier(next, moment);
        }

        return (ready, next);
    }

    private static DateTimeOffset? Earlier(params ReadOnlySpan<DateTimeOffset?> moments)
    {
        DateTimeOffset? first = null;
        foreach (var moment in moments)
        {
            if (moment is { } at && at != IGate.Never && (first is null || at < first)) first = at;
        }

        return first;
    }

    private void Forget(string name, Lane lane)
    {
        if (lane is { IsEmpty: true, IsTaken: false }) _lanes.Remove(name);
    }
}
