namespace LeanBot.Store.Tests;

/// <summary>A disk with a cache, whose power can go. Files and folders each have what is seen and what is
/// durable. Of what was not synced, some sectors of the contents and some of the names are then there, in any
/// order: more than a journalling file system would lose, so that the store leans on nobody's kindness.
/// </summary>
/// <param name="sectorBytes">What a disk writes as a whole; a smaller one tears short lines too.</param>
public sealed class PowerDisk(int sectorBytes = PowerDisk.SectorBytes) : IDisk
{
    public const int SectorBytes = 512;

    private readonly Dictionary<string, PowerFile> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PowerFile> _durableNames = new(StringComparer.Ordinal);
    private readonly List<(string Folder, Action<Dictionary<string, PowerFile>> Change)> _unsynced = [];
    private readonly HashSet<string> _locks = [];

    /// <summary>What the machine finds when the power is back.</summary>
    /// <param name="chance">Decides what of the unsynced was on its way already.</param>
    public PowerDisk AfterPowerLoss(Random chance)
    {
        var names = new Dictionary<string, PowerFile>(_durableNames, StringComparer.Ordinal);
        var share = chance.Next(5);
        foreach (var (_, change) in _unsynced)
        {
            if (chance.Next(4) < share) change(names);
        }

        var after = new PowerDisk(sectorBytes);
        foreach (var (path, file) in names.OrderBy(name => name.Key, StringComparer.Ordinal))
            after._names[path] = after._durableNames[path] = new PowerFile(
                file.Torn(chance, sectorBytes));
        return after;
    }

    public IDiskFile Create(string path)
    {
        var file = new PowerFile([]);
        Name(path, names => names[path] = file);
        return file;
    }

    public byte[] Read(string path) => _names.TryGetValue(path, out var file)
        ? file.Now
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
        var file = _names[from];
        Name(to, names =>
        {
            names.Remove(from);
            names[to] = file;
        });
    }

    public void Link(string from, string to)
    {
        var file = _names[from];
        Name(to, names => names[to] = file);
    }

    public void Delete(string path)
    {
        if (_names.ContainsKey(path)) Name(path, names => names.Remove(path));
    }

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

    /// <summary>Locks end with the process that holds them, whatever it leaves behind.</summary>
    public void Unlock() => _locks.Clear();

    private void Name(string path, Action<Dictionary<string, PowerFile>> change)
    {
        change(_names);
        _unsynced.Add((Path.GetDirectoryName(path)!, change));
    }

    private sealed class Taken(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
