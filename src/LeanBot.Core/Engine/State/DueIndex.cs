namespace LeanBot.Core;

/// <summary>The keys of one collection by the moment at which their records fall due, and by the key where
/// that is the same. There may be millions, so they stand in sorted pieces instead of a tree of
/// nodes: a third of the memory, and what falls due together lies together.</summary>
internal sealed class DueIndex
{
    private const int PieceMax = 512;

    private readonly List<List<Entry>> _pieces = [];

    public (DateTimeOffset At, string Key)? First =>
        _pieces.Count == 0 ? null : (_pieces[0][0].At, _pieces[0][0].Key);

    public void Add(DateTimeOffset at, string key)
    {
        var entry = new Entry(at.UtcTicks, key);
        if (_pieces.Count == 0) _pieces.Add([]);
        var number = PieceOf(entry);
        var piece = _pieces[number];
        if (piece.Count == PieceMax)
        {
            // What falls due is mostly put in at the end, where half-empty pieces would stay so.
            var isLast = number == _pieces.Count - 1 && piece[^1].CompareTo(entry) < 0;
            var kept = isLast ? PieceMax : PieceMax / 2;
            _pieces.Insert(number + 1, piece.GetRange(kept, piece.Count - kept));
            piece.RemoveRange(kept, piece.Count - kept);
            if (isLast || entry.CompareTo(_pieces[number + 1][0]) >= 0) piece = _pieces[number + 1];
        }

        var place = piece.BinarySearch(entry);
        if (place < 0) piece.Insert(~place, entry);
    }

    public void Remove(DateTimeOffset at, string key)
    {
        if (_pieces.Count == 0) return;
        var entry = new Entry(at.UtcTicks, key);
        var number = PieceOf(entry);
        var place = _pieces[number].BinarySearch(entry);
        if (place < 0) return;
        _pieces[number].RemoveAt(place);
        if (_pieces[number].Count == 0) _pieces.RemoveAt(number);
    }

    /// <summary>The keys that are due, the longest waiting first.</summary>
    public IEnumerable<string> By(DateTimeOffset now) => _pieces
        .SelectMany(piece => piece)
        .TakeWhile(entry => entry.Ticks <= now.UtcTicks)
        .Select(entry => entry.Key);

    /// <summary>The last piece that does not begin behind the entry.</summary>
    private int PieceOf(Entry entry)
    {
        var (low, high) = (0, _pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pieces[middle][0].CompareTo(entry) <= 0) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private readonly record struct Entry(long Ticks, string Key) : IComparable<Entry>
    {
        public DateTimeOffset At => new(Ticks, TimeSpan.Zero);

        public int CompareTo(Entry other) =>
            Ticks != other.Ticks ? Ticks.CompareTo(other.Ticks) : string.CompareOrdinal(Key, other.Key);
    }
}
