using LeanBot.Core;

namespace LeanBot.Outbox;

/// <summary>The rows that wait, in their lanes, and which of them may go. It starts nothing itself. What it
/// does costs as much as has changed, however many wait: a broadcast fills tens of thousands of
/// lanes.</summary>
internal sealed class RowQueue(Func<OutboxRow, IGate> gateOf)
{
    private readonly Dictionary<string, OutboxRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Those that must be looked at again.</summary>
    private readonly HashSet<Lane> _changed = [];

    /// <summary>Those in which time changes something, the next one first.</summary>
    private readonly SortedSet<(DateTimeOffset At, Lane Lane)> _moments = [];

    /// <summary>Those whose row may go as far as time is concerned, by what they wait for together.</summary>
    private readonly Dictionary<object, SortedSet<ReadyRow>> _ready = [];

    private int _taken;

    /// <summary>How many rows are in flight.</summary>
    public int InFlight => _taken;

    public int Count => _rows.Count;

    public void Put(OutboxRow row)
    {
        if (!_lanes.TryGetValue(row.Lane, out var lane)) _lanes[row.Lane] = lane = new Lane(row.Lane);
        _rows[row.Id] = row;
        lane.Put(row);
        _changed.Add(lane);
    }

    public void Remove(string id)
    {
        if (!_rows.Remove(id, out var row)) return;
        var lane = _lanes[row.Lane];
        lane.Remove(row);
        _changed.Add(lane);
    }

    /// <summary>Takes every row that may go now, the most urgent first, and says when another may.</summary>
    public (IReadOnlyList<(OutboxRow Row, IGate Gate)> Rows, DateTimeOffset? Next) Take(DateTimeOffset now)
    {
        while (_moments.Count > 0 && _moments.Min.At <= now)
        {
            _changed.Add(_moments.Min.Lane);
            _moments.Remove(_moments.Min);
        }

        foreach (var lane in _changed) Place(lane, now);
        _changed.Clear();
        var taken = new List<(OutboxRow, IGate)>();
        DateTimeOffset? next = null;
        while (_ready.Values.Where(group => group.Count > 0).ToArray() is { Length: > 0 } groups)
        {
            var hasMoved = false;
            next = null;
            foreach (var group in groups.OrderBy(group => group.Min))
            {
                hasMoved |= TakeFrom(group, now, taken, out var opensAt);
                if (opensAt != IGate.Never) next = Earlier(next, opensAt);
            }

            if (!hasMoved) break;
        }

        return (taken, _moments.Count == 0 ? next : Earlier(next, _moments.Min.At));
    }

    /// <summary>Ends what <see cref="Take"/> began.</summary>
    public void Release(OutboxRow row, IGate gate, DateTimeOffset now)
    {
        gate.Leave(now);
        _taken--;
        var lane = _lanes[row.Lane];
        lane.IsTaken = false;
        _changed.Add(lane);
    }

    /// <summary>How long the row that waits longest could have gone already.</summary>
    public TimeSpan LongestWait(DateTimeOffset now) => _rows.Values
        .Select(row => now - row.NotBefore)
        .Append(TimeSpan.Zero)
        .Max();

    /// <param name="opensAt">When the first that is left may go, as far as they all wait for the
    /// same.</param>
    /// <returns>Whether a lane waits for something else than was thought, and belongs elsewhere.</returns>
    private bool TakeFrom(
        SortedSet<ReadyRow> group, DateTimeOffset now, List<(OutboxRow, IGate)> taken,
        out DateTimeOffset opensAt)
    {
        var hasMoved = false;
        while (group.Count > 0)
        {
            var ready = group.Min;
            var gate = GateOf(ready, now);
            if (!gate.Group.Equals(ready.Lane.Group))
            {
                Place(ready.Lane, now);
                hasMoved = true;
                continue;
            }

            opensAt = gate.GroupMayGoAt(now);
            if (opensAt > now) return hasMoved;
            Withdraw(ready.Lane);
            var at = gate.MayGoAt(now);
            if (at > now)
            {
                WakeAt(ready.Lane, Earlier(at, ready.Lane.NextMoment(now)));
                continue;
            }

            gate.Enter(now);
            ready.Lane.IsTaken = true;
            _taken++;
            taken.Add((ready.Row, gate));
        }

        opensAt = IGate.Never;
        return hasMoved;
    }

    /// <summary>Where a lane belongs as it is now.</summary>
    private void Place(Lane lane, DateTimeOffset now)
    {
        Withdraw(lane);
        if (lane.IsTaken) return;
        if (lane.IsEmpty)
        {
            _lanes.Remove(lane.Name);
            return;
        }

        WakeAt(lane, lane.NextMoment(now));
        if (lane.Next(now) is not { } row || (row.NotBefore > now && !Lane.IsOver(row, now))) return;
        var ready = new ReadyRow(lane.PriorityAt(now), RowOrder.Of(row), row, lane);
        var group = GateOf(ready, now).Group;
        if (!_ready.TryGetValue(group, out var rows)) _ready[group] = rows = [];
        rows.Add(ready);
        (lane.Ready, lane.Group) = (ready, group);
    }

    private void Withdraw(Lane lane)
    {
        if (lane.Ready is { } ready) _ready[lane.Group!].Remove(ready);
        if (lane.WakesAt is { } at) _moments.Remove((at, lane));
        (lane.Ready, lane.Group, lane.WakesAt) = (null, null, null);
    }

    private void WakeAt(Lane lane, DateTimeOffset? at)
    {
        if (at is not { } moment || moment == IGate.Never) return;
        lane.WakesAt = moment;
        _moments.Add((moment, lane));
    }

    private IGate GateOf(ReadyRow ready, DateTimeOffset now) => Lane.IsOver(ready.Row, now)
        ? OpenGate.Instance
        : gateOf(ready.Row with { Priority = ready.Priority });

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;
}
