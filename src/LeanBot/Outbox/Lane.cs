using LeanBot.Core;

namespace LeanBot.Outbox;

/// <summary>The rows that are carried out one after the other, in the order they were staged.</summary>
internal sealed class Lane(string name) : IComparable<Lane>
{
    private readonly SortedList<RowOrder, OutboxRow> _rows = [];

    public string Name => name;

    /// <summary>Where it stands among those that may go; null where it does not.</summary>
    public ReadyRow? Ready { get; set; }

    /// <summary>What it waits for together with others; see <see cref="IGate.Group"/>.</summary>
    public object? Group { get; set; }

    /// <summary>When it must be looked at again; null where time changes nothing in it.</summary>
    public DateTimeOffset? WakesAt { get; set; }

    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Set while one of its rows is in flight: no other may start.</summary>
    public bool IsTaken { get; set; }

    public void Put(OutboxRow row) => _rows[RowOrder.Of(row)] = row;

    public void Remove(OutboxRow row) => _rows.Remove(RowOrder.Of(row));

    /// <summary>The row whose turn it is. One that was staged for later lets others pass until its moment;
    /// one that was tried and put off does not.</summary>
    public OutboxRow? Next(DateTimeOffset now)
    {
        foreach (var row in _rows.Values)
        {
            if (row.IsPutOff || row.NotBefore <= now || IsOver(row, now)) return row;
        }

        return null;
    }

    /// <summary>What the lane's next row goes with: whoever waits for an answer waits for what stands before
    /// it too.</summary>
    public Priority PriorityAt(DateTimeOffset now) => _rows.Values
        .Where(row => row.NotBefore <= now)
        .Select(row => row.Priority)
        .DefaultIfEmpty(Priority.Bulk)
        .Min();

    /// <summary>When a row staged for later takes its place; null where there is none.</summary>
    public DateTimeOffset? NextMoment(DateTimeOffset now)
    {
        DateTimeOffset? first = null;
        foreach (var row in _rows.Values)
        {
            if (row.NotBefore > now && (first is null || row.NotBefore < first)) first = row.NotBefore;
            if (row.ExpiresAt is { } end && end > now && (first is null || end < first)) first = end;
            if (row.IsPutOff) break;
        }

        return first;
    }

    public int CompareTo(Lane? other) => string.CompareOrdinal(name, other?.Name);

    public static bool IsOver(OutboxRow row, DateTimeOffset now) => row.ExpiresAt <= now;
}
