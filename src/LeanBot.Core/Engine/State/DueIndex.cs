namespace LeanBot.Core;

/// <summary>The keys of one collection by the moment at which their records fall due, and by the key where
/// that is the same.</summary>
internal sealed class DueIndex
{
    private readonly SortedPieces<Entry> _entries = new(Comparer<Entry>.Default);

    public (DateTimeOffset At, string Key)? First =>
        _entries.IsEmpty ? null : (_entries.First.At, _entries.First.Key);

    public void Add(DateTimeOffset at, string key) => _entries.Add(new Entry(at.UtcTicks, key));

    public void Remove(DateTimeOffset at, string key) => _entries.Remove(new Entry(at.UtcTicks, key));

    /// <summary>The keys that are due, the longest waiting first.</summary>
    public IEnumerable<string> By(DateTimeOffset now) => _entries.All
        .TakeWhile(entry => entry.Ticks <= now.UtcTicks)
        .Select(entry => entry.Key);

    private readonly record struct Entry(long Ticks, string Key) : IComparable<Entry>
    {
        public DateTimeOffset At => new(Ticks, TimeSpan.Zero);

        public int CompareTo(Entry other) =>
            Ticks != other.Ticks ? Ticks.CompareTo(other.Ticks) : string.CompareOrdinal(Key, other.Key);
    }
}
