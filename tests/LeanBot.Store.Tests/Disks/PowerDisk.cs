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
        private readonly Image _durable = new(durable);
        private readonly Image _now = new(durable);

        public byte[] Now => _now.ToArray();

        public void Write(long offset, ReadOnlySpan<byte> bytes) => Do((offset, bytes.ToArray()));

        public void Truncate(long sizeBytes) => Do((sizeBytes, null));

        public void Sync()
        {
            foreach (var change in _unsynced) _durable.Do(change);
            _unsynced.Clear();
        }

        public void Dispose()
        {
        }

        public byte[] Torn(Random chance)
        {
            var torn = new Image(_durable.ToArray());
            foreach (var (offset, bytes) in _unsynced)
            {
                if (bytes is null)
                {
                    if (chance.Next(2) == 0) torn.Do((offset, null));
                    continue;
                }

                for (var at = 0; at < bytes.Length; at += BlockBytes)
                {
                    if (chance.Next(4) == 0) continue;
                    var block = bytes[at..Math.Min(at + BlockBytes, bytes.Length)];
                    torn.Do((offset + at, block));
                }
            }

            return torn.ToArray();
        }

        private void Do((long Offset, byte[]? Bytes) change)
        {
            _now.Do(change);
            _unsynced.Add(change);
        }
    }

    /// <summary>What a file holds. A change costs as much as it writes, however long the file is.</summary>
    private sealed class Image(byte[] content)
    {
        private byte[] _bytes = [.. content];
        private int _size = content.Length;

        public byte[] ToArray() => _bytes[.._size];

        public void Do((long Offset, byte[]? Bytes) change)
        {
            var (offset, bytes) = ((int)change.Offset, change.Bytes);
            var end = offset + (bytes?.Length ?? 0);
            if (end > _bytes.Length) Array.Resize(ref _bytes, Math.Max(end, 2 * _bytes.Length));
            bytes?.CopyTo(_bytes, offset);
            // What was cut off must not come back where the file grows again.
            if (bytes is null && offset < _size) _bytes.AsSpan(offset, _size - offset).Clear();
            _size = bytes is null ? offset : Math.Max(_size, end);
        }
    }

    private sealed class Taken(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
