namespace LeanBot.Store.Tests;

/// <summary>A disk with a cache, whose power can go. Files and folders each have what is seen and what is
/// durable. Of what was not synced, some sectors of the contents and some of the names are then there, in any
/// order: more than a journalling file system would lose, so that the store leans on nobody's kindness. A
/// folder is a name in the one above it, and all that is in it is lost with that name.
/// </summary>
/// <param name="sectorBytes">What a disk writes as a whole; a smaller one tears short lines too.</param>
public sealed class PowerDisk(int sectorBytes = PowerDisk.SectorBytes) : IDisk
{
    public const int SectorBytes = 512;

    private readonly Tree _now = new();
    private readonly Tree _durable = new();

    /// <summary>In order; behind the first one that may be lost, those that may not, too.</summary>
    private readonly List<Change> _changes = [];
    private readonly HashSet<string> _locks = [];

    private enum Fate
    {
        Unsynced,

        /// <summary>Its fsync has failed.</summary>
        SyncedInVain,
        Durable,
    }

    /// <summary>Of all files that are seen.</summary>
    public IEnumerable<string> Paths => _now.Files.Keys.Order(StringComparer.Ordinal);

    /// <summary>What the machine finds when the power is back.</summary>
    /// <param name="chance">Decides what of the unsynced was on its way already.</param>
    public PowerDisk AfterPowerLoss(Random chance)
    {
        var tree = _durable.Copy();
        var share = chance.Next(5);
        foreach (var change in _changes)
        {
            if (change.Fate == Fate.Durable || chance.Next(4) < share) change.Do(tree);
        }

        var after = new PowerDisk(sectorBytes);
        foreach (var folder in tree.Folders.Where(tree.HasFolder))
        {
            after._now.Folders.Add(folder);
            after._durable.Folders.Add(folder);
        }

        foreach (var (path, file) in tree.Files.OrderBy(name => name.Key, StringComparer.Ordinal)
            .Where(name => tree.HasFolder(FolderOf(name.Key))))
            after._now.Files[path] = after._durable.Files[path] = new PowerFile(
                file.Torn(chance, sectorBytes));
        return after;
    }

    public IDiskFile Create(string path)
    {
        var file = new PowerFile([]);
        Name(path, tree => tree.Files[path] = file);
        return file;
    }

    public byte[] Read(string path) => _now.Files.TryGetValue(path, out var file)
        ? file.Now
        : throw new FileNotFoundException($"There is no {path}.");

    public bool Exists(string path) => _now.Files.ContainsKey(path);

    public IReadOnlyList<string> Names(string folder) =>
    [
        .. _now.Files.Keys.Where(path => FolderOf(path) == folder)
            .Select(path => Path.GetFileName(path)!)
            .Order(StringComparer.Ordinal),
    ];

    public void CreateFolder(string path)
    {
        if (!_now.HasFolder(path)) Name(path, tree => tree.Folders.Add(path));
    }

    public void Rename(string from, string to)
    {
        var file = _now.Files[from];
        Name(to, tree =>
        {
            tree.Files.Remove(from);
            tree.Files[to] = file;
        });
    }

    public void Link(string from, string to)
    {
        var file = _now.Files[from];
        Name(to, tree => tree.Files[to] = file);
    }

    public void Delete(string path)
    {
        if (_now.Files.ContainsKey(path)) Name(path, tree => tree.Files.Remove(path));
    }

    public void SyncFolder(string path)
    {
        ThrowIfMissing(path);
        var written = _changes.Where(change => change.Folder == path && change.Fate != Fate.Durable);
        if (written.Any(change => change.Fate == Fate.Unsynced))
        {
            foreach (var change in written.ToArray()) change.Fate = Fate.Durable;
        }

        while (_changes is [{ Fate: Fate.Durable } first, ..])
        {
            first.Do(_durable);
            _changes.RemoveAt(0);
        }
    }

    /// <summary>An fsync that fails: the names are seen as before, count as clean, and are written only with
    /// the next name in this folder that changes.</summary>
    public void SyncFolderInVain(string path)
    {
        foreach (var change in _changes.Where(
            change => change.Folder == path && change.Fate == Fate.Unsynced))
            change.Fate = Fate.SyncedInVain;
    }

    public IDisposable? TryLock(string path, string owner, out string holder)
    {
        holder = owner;
        return _locks.Add(path) ? new Taken(() => _locks.Remove(path)) : null;
    }

    /// <summary>Locks end with the process that holds them, whatever it leaves behind.</summary>
    public void Unlock() => _locks.Clear();

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!;

    private void Name(string path, Action<Tree> change)
    {
        ThrowIfMissing(FolderOf(path));
        change(_now);
        _changes.Add(new Change(FolderOf(path), change));
    }

    private void ThrowIfMissing(string folder)
    {
        if (!_now.HasFolder(folder)) throw new DirectoryNotFoundException($"There is no {folder}.");
    }

    private sealed class Change(string folder, Action<Tree> change)
    {
        public string Folder => folder;

        public Fate Fate { get; set; }

        public void Do(Tree tree) => change(tree);
    }

    private sealed class Tree
    {
        public Dictionary<string, PowerFile> Files { get; private init; } = new(StringComparer.Ordinal);

        public HashSet<string> Folders { get; private init; } = new(StringComparer.Ordinal);

        /// <summary>It, and all above it.</summary>
        public bool HasFolder(string path) =>
            path == "/" || (Folders.Contains(path) && HasFolder(FolderOf(path)));

        public Tree Copy() => new()
        {
            Files = new(Files, StringComparer.Ordinal),
            Folders = new(Folders, StringComparer.Ordinal),
        };
    }

    private sealed class Taken(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
