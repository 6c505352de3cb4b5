namespace LeanBot.Store.Tests;

public enum Operation
{
    CreateFolder, Create, Write, Sync, Truncate, Rename, Link, Delete, SyncFolder, Read, Lock,
}

/// <summary>One thing that was asked of a disk; a rename is of the new name.</summary>
public sealed record Asked(Operation Operation, string Path);

/// <summary>Notes what is asked of a disk, and fails it where it is told to. A write that fails has written
/// half; what an fsync that fails was to write is lost, of a file and of a folder.</summary>
/// <param name="fails">Gets each operation and its number, from 1.</param>
public sealed class FaultyDisk(IDisk inner, Func<Asked, int, bool>? fails = null) : IDisk
{
    private readonly List<Asked> _asked = [];

    public IReadOnlyList<Asked> Asked => _asked;

    /// <summary>How many lines of the journal are on disk; in a new folder that is the number of the last
    /// durable commit.</summary>
    public long LinesSynced { get; private set; }

    public static FaultyDisk OnceAt(IDisk inner, int number) => new(inner, (_, at) => at == number);

    public static FaultyDisk DeadFrom(IDisk inner, int number) => new(inner, (_, at) => at >= number);

    public IDiskFile Create(string path)
    {
        Ask(Operation.Create, path);
        return new OpenFile(this, path, inner.Create(path));
    }

    public byte[] Read(string path)
    {
        Ask(Operation.Read, path);
        return inner.Read(path);
    }

    public bool Exists(string path) => inner.Exists(path);

    public IReadOnlyList<string> Names(string folder) => inner.Names(folder);

    public void CreateFolder(string path)
    {
        Ask(Operation.CreateFolder, path);
        inner.CreateFolder(path);
    }

    public void Rename(string from, string to)
    {
        Ask(Operation.Rename, to);
        inner.Rename(from, to);
    }

    public void Link(string from, string to)
    {
        Ask(Operation.Link, to);
        inner.Link(from, to);
    }

    public void Delete(string path)
    {
        Ask(Operation.Delete, path);
        inner.Delete(path);
    }

    public void SyncFolder(string path)
    {
        Ask(Operation.SyncFolder, path, () => (inner as PowerDisk)?.SyncFolderInVain(path));
        inner.SyncFolder(path);
    }

    public IDisposable? TryLock(string path, string owner, out string holder)
    {
        Ask(Operation.Lock, path);
        return inner.TryLock(path, owner, out holder);
    }

    private void Ask(Operation operation, string path, Action? half = null)
    {
        var asked = new Asked(operation, path);
        _asked.Add(asked);
        if (fails?.Invoke(asked, _asked.Count) != true) return;
        half?.Invoke();
        throw new IOException($"Simulated: {operation} {path} fails.");
    }

    private sealed class OpenFile(FaultyDisk disk, string path, IDiskFile file) : IDiskFile
    {
        private long _linesWritten;

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            var content = bytes.ToArray();
            disk.Ask(Operation.Write, path, () => file.Write(offset, content.AsSpan(0, content.Length / 2)));
            file.Write(offset, bytes);
            _linesWritten += bytes.Count((byte)'\n');
        }

        public void Sync()
        {
            disk.Ask(Operation.Sync, path, () => (file as PowerFile)?.SyncInVain());
            file.Sync();
            if (path.Contains("/journal/", StringComparison.Ordinal)) disk.LinesSynced = _linesWritten;
        }

        public void Truncate(long sizeBytes)
        {
            disk.Ask(Operation.Truncate, path);
            file.Truncate(sizeBytes);
        }

        public void Dispose() => file.Dispose();
    }
}
