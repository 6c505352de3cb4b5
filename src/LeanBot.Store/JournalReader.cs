namespace LeanBot.Store;

/// <summary>Reads the journal files of a folder, in order, and tells a torn tail from damage. It changes
/// nothing, and holds no more of them in memory than where each commit stands.</summary>
internal sealed class JournalReader(IDisk disk, DataPaths paths, Manifest manifest)
{
    /// <summary>More than any write that broke off can have left.</summary>
    private const long TornBytesMax = 2L * JournalLine.LineBytesMax;

    private const string WhatToDo = "Nothing was changed. " + Remedy.BringBack;

    private readonly List<JournalPlace> _places = [];
    private readonly List<TornTail> _torn = [];

    public IReadOnlyList<TornTail> Torn => _torn;

    public IReadOnlyList<long> Files { get; private set; } = [];

    /// <summary>The highest that any readable line has, also one that does not count.</summary>
    public long EpochMax { get; private set; }

    /// <summary>How many commits there are after the manifest's <c>after</c>.</summary>
    public int Count => _places.Count;

    /// <summary>How much they are together.</summary>
    public long SizeBytes { get; private set; }

    public long LastSeq => _places.Count == 0 ? manifest.After : _places[^1].Seq;

    /// <param name="snapshotSeqs">What each snapshot proves to have been durable, by its file.</param>
    public void Read(IReadOnlyDictionary<string, long> snapshotSeqs)
    {
        Files = [.. paths.Journals(disk).Where(number => number >= manifest.Journal)];
        if (manifest.Journal > 0 && !Files.Contains(manifest.Journal))
            throw new DamagedData(paths.Journal(manifest.Journal), "the file is missing.", WhatToDo);
        foreach (var number in Files) ReadFile(number);

        Prove(manifest.CleanUpTo, paths.Manifest);
        foreach (var (file, seq) in snapshotSeqs) Prove(seq, file);
    }

    /// <summary>The commits after the manifest's <c>after</c>, each once, as the files hold them
    /// now.</summary>
    /// <exception cref="DamagedData">They do not hold any more what was read before.</exception>
    public IEnumerable<JournalLine> Lines()
    {
        var next = 0;
        foreach (var file in Files.Select(paths.Journal))
        {
            using var lines = new FileLines(disk.OpenRead(file));
            while (next < _places.Count && Line(lines, file) is { } line)
            {
                // A start that did not come to its end leaves a copy of the file before.
                if (line.Seq < _places[next].Seq) continue;
                if (line.Place != _places[next]) break;
                next++;
                yield return line;
            }
        }

        if (next == _places.Count) yield break;
        throw new DamagedData(
            _places[next].File, $"commit {_places[next].Seq} could be read before and cannot be read any more.",
            WhatToDo, _places[next].Number);
    }

    private static JournalLine? Line(FileLines lines, string file) =>
        lines.Next() is { } bytes ? JournalLine.TryRead(bytes, file, lines.Number) : null;

    private void ReadFile(long number)
    {
        var file = paths.Journal(number);
        using var content = disk.OpenRead(file);
        using var lines = new FileLines(content);
        JournalPlace? before = null;
        var offset = 0L;
        while (Line(lines, file) is { } line && !(line.Place.Epoch < before?.Epoch))
        {
            Take(line, before, offset);
            before = line.Place;
            offset += line.Bytes.Length + 1;
        }

        if (offset == content.Length) return;
        var broken = BytesFrom(content, offset);
        EndAt(new TornTail(file, number, before?.Number + 1 ?? 1, offset, broken), before);
    }

    private static byte[] BytesFrom(Stream file, long offset)
    {
        file.Position = offset;
        var bytes = new byte[Math.Min(file.Length - offset, TornBytesMax)];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The file's whole lines end here. That is a torn tail, unless a line behind it knows
    /// better.</summary>
    private void EndAt(TornTail tail, JournalPlace? before)
    {
        var (expected, epoch) = (before?.Seq + 1 ?? LastSeq + 1, before?.Epoch ?? 0);
        if (tail.Bytes.Length == TornBytesMax)
            throw Damaged(tail, $"commit {expected} cannot be read, and more than one write stands behind it.");
        foreach (var behind in LinesIn(tail))
        {
            EpochMax = Math.Max(EpochMax, behind.Place.Epoch);
            if (behind.Place.Epoch < epoch) continue;
            // A line of the same write that is being torn claims no more than the line before; and one that
            // repeats a commit from before stands in a copy, which was synced whole before it counted.
            if (behind.DurableUpTo < expected && behind.Seq >= expected) continue;
            throw Damaged(
                tail,
                $"commit {expected} cannot be read, but it was durable: the line of commit {behind.Seq} behind it says so.");
        }

        _torn.Add(tail);
    }

    /// <summary>The readable lines in what is broken, wherever they begin: a lost line end joins two
    /// lines.</summary>
    private static IEnumerable<JournalLine> LinesIn(TornTail tail)
    {
        for (var at = 0; at < tail.Bytes.Length;)
        {
            var next = tail.Bytes.Span[at..].IndexOf(JournalLine.Start);
            if (next < 0) yield break;
            at += next;
            var length = tail.Bytes.Span[at..].IndexOf((byte)'\n');
            var bytes = length < 0 ? tail.Bytes[at..] : tail.Bytes.Slice(at, length);
            if (JournalLine.TryRead(bytes, tail.File, 0) is { } line) yield return line;
            at += JournalLine.Start.Length;
        }
    }

    private void Take(JournalLine line, JournalPlace? before, long offset)
    {
        var place = line.Place;
        EpochMax = Math.Max(EpochMax, place.Epoch);
        var isBesideItsNeighbour = before is null || place.Seq == before.Value.Seq + 1;
        if (place.Seq > LastSeq + 1 || !isBesideItsNeighbour || place.Seq <= manifest.After)
            throw Damaged(place, offset, Missing(place, before));
        if (place.Seq <= LastSeq)
        {
            // A start that did not come to its end leaves a copy of the file before.
            var known = _places[(int)(place.Seq - manifest.After - 1)];
            if (known.Crc != place.Crc || known.Epoch != place.Epoch)
                throw Damaged(
                    place, offset,
                    $"commit {place.Seq} is another one than in {known.File}, line {known.Number}.");
            return;
        }

        if (_places.Count > 0 && place.Epoch < _places[^1].Epoch)
            throw Damaged(
                place, offset, $"commit {place.Seq} is older than the one before it (epoch {place.Epoch}).");
        _places.Add(place);
        SizeBytes += line.Bytes.Length;
    }

    private string Missing(JournalPlace place, JournalPlace? before) =>
        $"commit {place.Seq} stands where {(before?.Seq ?? LastSeq) + 1} must be"
        + (_torn.Count > 0 ? $"; {_torn[^1].File} breaks off in line {_torn[^1].Line}." : "; a file or a line is missing.");

    private void Prove(long seq, string file)
    {
        if (seq <= LastSeq) return;
        var what = $"the journal ends with commit {LastSeq}, but {file} proves that {seq} was durable.";
        if (_torn.Count > 0) throw Damaged(_torn[^1], what);
        throw new DamagedData(
            Files.Count == 0 ? paths.JournalFolder : paths.Journal(Files[^1]), what, WhatToDo);
    }

    private static DamagedData Damaged(TornTail tail, string what) =>
        new(tail.File, what, WhatToDo, tail.Line, tail.Offset);

    private static DamagedData Damaged(JournalPlace place, long offset, string what) =>
        new(place.File, what, WhatToDo, place.Number, offset);
}
