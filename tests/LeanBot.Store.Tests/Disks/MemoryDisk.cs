using System.Text;

namespace LeanBot.Store.Tests;

/// <summary>A disk in memory, on which everything is durable at once: fast, and cut or damaged at
/// will.</summary>
public sealed class MemoryDisk : IDisk
{
    private readonly SortedDictionary<string, MemoryStream> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _locks = [];

    public IEnumerable<string> Paths => _files.Keys;

    /// <summary>What a second machine would see: the same files, and no locks.</summary>
    public MemoryDisk Copy()
    {
        var copy = new MemoryDisk();
        foreach (var path in _files.Keys) copy.Put(path, Read(path));
        return copy;
    }

    public void Put(string path, byte[] content)
    {
        var file = new MemoryStream();
        file.Write(content);
        _files[path] = file;
    }

    public void Put(string path, string content) => Put(path, Encoding.UTF8.GetBytes(content));

    public string Text(string path) => Encoding.UTF8.GetString(Read(path));

    /// <summary>As <c>cp -a from/. to/</c> does.</summary>
    public void CopyOver(string from, string to)
    {
        foreach (var path in _files.Keys.Where(
            path => path.StartsWith(from + "/", StringComparison.Ordinal)).ToArray())
            Put(to + path[from.Length..], Read(path));
    }

    public IDiskFile Create(string path) => new OpenFile(_files[path] = new MemoryStream());

    public byte[] Read(string path) => _files.TryGetValue(path, out var file)
        ? file.ToArray()
        : throw new FileNotFoundException($"There is no {path}.");

    public bool Exists(string path) => _files.ContainsKey(path);

    public IReadOnlyList<string> Names(string folder) =>
        [.. _files.Keys.Where(
            path => Path.GetDirectoryName(path) == folder).Select(path => Path.GetFileName(path)!)];

    public void CreateFolder(string path)
    {
    }

    public void Rename(string from, string to)
    {
        if (!_files.Remove(from, out var file)) throw new FileNotFoundException($"There is no {from}.");
        _files[to] = file;
    }

    public void Delete(string path) => _files.Remove(path);

    public void SyncFolder(string path)
    {
    }

    public IDisposable? TryLock(string path, string owner, out string holder)
    {
        if (_locks.TryGetValue(path, out holder!)) return null;
        holder = "";
        _locks[path] = owner;
        return new Taken(() => _locks.Remove(path));
    }

    private sealed class OpenFile(MemoryStream file) : IDiskFile
    {
        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            file.Position = offset;
            file.Write(bytes);
        }

        public void Sync()
        {
        }

        public void Truncate(long sizeBytes) => file.SetLength(sizeBytes);

        public void Dispose()
        {
        }
    }

    private sealed class Taken(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
