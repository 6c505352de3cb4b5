namespace LeanBot.Store;

/// <summary>Reads the journal files of a folder, in order, and tells a torn tail from damage. It changes
/// nothing.</summary>
internal sealed class JournalReader(IDisk disk, DataPaths paths, Manifest manifest)
{
    private const string Remedy =
        "Nothing was changed. Keep a copy of the whole folder, then bring back the newest backup (`leanbot restore`).";

    private readonly List<JournalLine> _lines = [];
    private readonly List<TornTail> _torn = [];

    /// <summary>The commits after the manifest's <c>after</c>, each once.</summary>
    public IReadOnlyList<JournalLine> Lines => _lines;

    public IReadOnlyList<TornTail> Torn => _torn;

    public IReadOnlyList<long> Files { get; private set; } = [];

    /// <summary>The highest that any readable line has, also one that does not count.</summary>
    public long EpochMax { get; private set; }

    public long LastSeq => _lines.Count == 0 ? manifest.After : _lines[^1].Seq;

    /// <param name="snapshotSeqs">What each snapshot proves to have been durable, by its file.</param>
    public void Read(IReadOnlyDictionary<string, long> snapshotSeqs)
    {
        Files = [.. paths.Journals(disk).Where(number => number >= manifest.Journal)];
        if (manifest.Journal > 0 && !Files.Contains(manifest.Journal))
            throw new DamagedData(paths.Journal(manifest.Journal), "the file is missing.", Remedy);
        foreach (var number in Files) ReadFile(number);

        Prove(manifest.CleanUpTo, paths.Manifest);
        foreach (var (file, seq) in snapshotSeqs) Prove(seq, file);
    }

    private void ReadFile(long number)
    {
        var (file, bytes) = (paths.Journal(number), (ReadOnlyMemory<byte>)disk.Read(paths.Journal(number)));
        JournalLine? before = null;
        var lineNumber = 1L;
        for (var offset = 0; offset < bytes.Length; lineNumber++)
        {
            var length = bytes.Span[offset..].IndexOf((byte)'\n');
            var line = length < 0 ? null : JournalLine.TryRead(bytes.Slice(offset, length), file, lineNumber);
            if (line is null || (before is not null && line.Epoch < before.Epoch))
            {
                EndAt(new TornTail(file, number, lineNumber, offset, bytes[offset..]), before);
                return;
            }

            Take(line, before, offset);
            before = line;
            offset += length + 1;
        }
    }

    /// <summary>The file's whole lines end here. That is a torn tail, unless a line behind it knows
    /// better.</summary>
    private void EndAt(TornTail tail, JournalLine? before)
    {
        var (expected, epoch) = (before?.Seq + 1 ?? LastSeq + 1, before?.Epoch ?? 0);
        foreach (var behind in LinesIn(tail))
        {
            EpochMax = Math.Max(EpochMax, behind.Epoch);
            if (behind.Epoch < epoch) continue;
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

    private void Take(JournalLine line, JournalLine? before, long offset)
    {
        EpochMax = Math.Max(EpochMax, line.Epoch);
        var isBesideItsNeighbour = before is null || line.Seq == before.Seq + 1;
        if (line.Seq > LastSeq + 1 || !isBesideItsNeighbour || line.Seq <= manifest.After)
            throw Damaged(line, offset, Missing(line, before));
        if (line.Seq <= LastSeq)
        {
            // A start that did not come to its end leaves a copy of the file before.
            var known = _lines[(int)(line.Seq - manifest.After - 1)];
            if (known.Crc != line.Crc || known.Epoch != line.Epoch)
                throw Damaged(line, offset,
                $"commit {line.Seq} is another one than in {known.File}, line {known.Number}.");
            return;
        }

        if (_lines.Count > 0 && line.Epoch < _lines[^1].Epoch)
            throw Damaged(
                line, offset, $"commit {line.Seq} is older than the one before it (epoch {line.Epoch}).");
        _lines.Add(line);
    }

    private string Missing(JournalLine line, JournalLine? before) =>
        $"commit {line.Seq} stands where {(before?.Seq ?? LastSeq) + 1} must be"
        + (_torn.Count > 0 ? $"; {_torn[^1].File} breaks off in line {_torn[^1].Line}." : "; a file or a line is missing.");

    private void Prove(long seq, string file)
    {
        if (seq <= LastSeq) return;
        var what = $"the journal ends with commit {LastSeq}, but {file} proves that {seq} was durable.";
        if (_torn.Count > 0) throw Damaged(_torn[^1], what);
        throw new DamagedData(
            Files.Count == 0 ? paths.JournalFolder : paths.Journal(Files[^1]), what, Remedy);
    }

    private static DamagedData Damaged(TornTail tail, string what) =>
        new(tail.File, what, Remedy, tail.Line, tail.Offset);

    private static DamagedData Damaged(JournalLine line, long offset, string what) =>
        new(line.File, what, Remedy, line.Number, offset);
}
