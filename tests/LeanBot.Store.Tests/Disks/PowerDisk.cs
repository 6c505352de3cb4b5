namespace LeanBot.Store.Tests;

/// <summary>A disk whose power can go. What was not synced is then there in part, in any order: of contents
/// some blocks, of names those up to some moment.</summary>
public sealed class PowerDisk : IDisk
{
    /// <summary>Small, so that a group of short lines is torn within a line and between lines.</summary>
    private const int BlockBytes = 16;

    private readonly Dictionary<string, Content> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Content> _durableNames = new(StringComparer.Ordinal);
    private readonly List<(string Folder, Action<Dictionary<string, Content>> Change)> _unsynced = [];
    private readonly HashSet<string> _locks = [];

    /// <summary>What the machine finds when the power is back.</summary>
    /// <param name="chance">Decides what of the unsynced was on its way already.</param>
    public PowerDisk AfterPowerLoss(Random chance)
    {
        var names = new Dictionary<string, Content>(_durableNames, StringComparer.Ordinal);
        foreach (var (_, change) in _unsynced.Take(chance.Next(_unsynced.Count + 1))) change(names);
        var after = new PowerDisk();
        foreach (var (path, content) in names.OrderBy(name => name.Key, StringComparer.Ordinal))
            after._names[path] = after._durableNames[path] = new Content(content.Torn(chance));
        return after;
    }

    public IDiskFile Create(string path)
    {
        var content = new Content([]);
        Name(path, names => names[path] = content);
        return content;
    }

    public byte[] Read(string path) => _names.TryGetValue(path, out var content)
        ? content.Now
        : throw new FileNotFoundException($"There is no {path}.");

    public bool Exists(string path) => _names.ContainsKey(path);

    public IReadOnlyList<string> Names(string folder) =>
    [
        .. _names.Keys.Where(path => Path.GetDirectoryName(path) == folder)
            .Select(path => Path.GetFileName(path)!)
            .Order(StringComparer.Ordinal),
    ];

    public void CreateFolder(string path)
    {
    }

    public void Rename(string from, string to)
    {
        var content = _names[from];
        Name(to, names =>
        {
            names.Remove(from);
            names[to] = content;
        });
    }

    public void Delete(string path) => Name(path, names => names.Remove(path));

    public void SyncFolder(string path)
    {
        foreach (var (_, change) in _unsynced.Where(one => one.Folder == path)) change(_durableNames);
        _unsynced.RemoveAll(one => one.Folder == path);
    }

    public IDisposable? TryLock(string path, string owner, out string holder)
    {
        holder = owner;
        return _locks.Add(path) ? new Taken(() => _locks.Remove(path)) : null;
    }

    private void Name(string path, Action<Dictionary<string, Content>> change)
    {
        change(_names);
        _unsynced.Add((Path.GetDirectoryName(path)!, change));
    }

    private sealed class Content(byte[] durable) : IDiskFile
    {
        private readonly List<(long Offset, byte[]? Bytes)> _unsynced = [];
        private byte[] _durable = durable;

        public byte[] Now { get; private set; } = durable;

        public void Write(long offset, ReadOnlySpan<byte> bytes) => Do((offset, bytes.ToArray()));

        public void Truncate(long sizeBytes) => Do((sizeBytes, null));

        public void Sync()
        {
            _durable = Now;
            _unsynced.Clear();
        }

        public void Dispose()
        {
        }

        public byte[] Torn(Random chance)
        {
            var torn = _durable;
            foreach (var (offset, bytes) in _unsynced)
            {
                if (bytes is null)
                {
                    if (chance.Next(2) == 0) torn = After(torn, (offset, null));
                    continue;
                }

                for (var at = 0; at < bytes.Length; at += BlockBytes)
                {
                    if (chance.Next(4) == 0) continue;
                    var block = bytes[at..Math.Min(at + BlockBytes, bytes.Length)];
                    torn = After(torn, (offset + at, block));
                }
            }

            return torn;
        }

        private void Do((long Offset, byte[]? Bytes) change)
        {
            Now = After(Now, change);
            _unsynced.Add(change);
        }

        private static byte[] After(byte[] content, (long Offset, byte[]? Bytes) change)
        {
            var (offset, bytes) = ((int)change.Offset, change.Bytes);
            var after = new byte[bytes is null ? offset : Math.Max(content.Length, offset + bytes.Length)];
            content.AsSpan(0, Math.Min(content.Length, after.Length)).CopyTo(after);
            bytes?.CopyTo(after, offset);
            return after;
        }
    }

    private sealed class Taken(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
