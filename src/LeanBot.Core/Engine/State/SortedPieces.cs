namespace LeanBot.Core;

/// <summary>A sorted set. There may be millions of items, so they stand in sorted pieces instead of a tree of
/// nodes: a third of the memory, and what is read together lies together.</summary>
internal sealed class SortedPieces<T>(IComparer<T> comparer)
{
    private const int PieceMax = 512;

    private readonly List<List<T>> _pieces = [];

    /// <summary>For each piece what nothing in it comes before, and all in the piece before it does: beside
    /// each other, so that a search need not look into the pieces.</summary>
    private readonly List<T> _fences = [];

    public bool IsEmpty => _pieces.Count == 0;

    /// <summary>Of a set that is not empty.</summary>
    public T First => _pieces[0][0];

    /// <summary>All of them, in order.</summary>
    public IEnumerable<T> All => _pieces.SelectMany(piece => piece);

    public void Add(T item)
    {
        if (_pieces.Count == 0) Insert(0, [], item);
        var number = PieceOf(item);
        var place = _pieces[number].BinarySearch(item, comparer);
        if (place >= 0) return;
        if (_pieces[number].Count < PieceMax) _pieces[number].Insert(~place, item);
        else Split(number, item);
    }

    public void Remove(T item)
    {
        if (_pieces.Count == 0) return;
        var number = PieceOf(item);
        var place = _pieces[number].BinarySearch(item, comparer);
        if (place < 0) return;
        _pieces[number].RemoveAt(place);
        if (_pieces[number].Count > 0) return;
        _pieces.RemoveAt(number);
        _fences.RemoveAt(number);
    }

    /// <summary>Those behind an item, in order, whether or not it is there itself.</summary>
    public IEnumerable<T> Behind(T item)
    {
        for (var number = PieceOf(item); number < _pieces.Count; number++)
        {
            var piece = _pieces[number];
            var place = piece.BinarySearch(item, comparer);
            for (var at = place < 0 ? ~place : place + 1; at < piece.Count; at++) yield return piece[at];
        }
    }

    private void Split(int number, T item)
    {
        var piece = _pieces[number];
        // Much is put in at the end, where half-empty pieces would stay so.
        var kept = number == _pieces.Count - 1 && comparer.Compare(piece[^1], item) < 0
            ? PieceMax
            : PieceMax / 2;
        Insert(number + 1, piece.GetRange(kept, piece.Count - kept), kept == PieceMax ? item : piece[kept]);
        piece.RemoveRange(kept, piece.Count - kept);
        var half = kept == PieceMax || comparer.Compare(item, _fences[number + 1]) >= 0
            ? _pieces[number + 1]
            : piece;
        half.Insert(~half.BinarySearch(item, comparer), item);
    }

    private void Insert(int number, List<T> piece, T fence)
    {
        _pieces.Insert(number, piece);
        _fences.Insert(number, fence);
    }

    /// <summary>The last piece that does not begin behind the item; the first has no fence.</summary>
    private int PieceOf(T item)
    {
        var (low, high) = (0, _pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (comparer.Compare(_fences[middle], item) <= 0) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
