using LeanBot.Store;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>The real disk, where it is not told otherwise.</summary>
internal sealed class SomeDisk : IDisk
{
    /// <summary>EBUSY, as rename(2) answers where the target is a mount point of its own.</summary>
    private const int Busy = 16;

    private readonly DurableFiles _real = new();

    public List<string> Calls { get; } = [];
    public bool IsBusy { get; set; }
    public bool TakesNoFile { get; set; }

    /// <summary>What somebody else does at that moment.</summary>
    public Action? Creating { get; init; }

    public IDiskFile Create(string path)
    {
        Calls.Add("create");
        Creating?.Invoke();
        return TakesNoFile ? throw new UnauthorizedAccessException("Access denied.") : _real.Create(path);
    }

    public byte[] Read(string path) => _real.Read(path);

    public bool Exists(string path) => _real.Exists(path);

    public IReadOnlyList<string> Names(string folder) => _real.Names(folder);

    public void CreateFolder(string path) => _real.CreateFolder(path);

    public void Rename(string from, string to)
    {
        Calls.Add("rename");
        if (IsBusy) throw new IOException("Device or resource busy.", Busy);
        _real.Rename(from, to);
    }

    public void Delete(string path) => _real.Delete(path);

    public void SyncFolder(string path)
    {
        Calls.Add("sync folder");
        _real.SyncFolder(path);
    }

    public IDisposable? TryLock(string path, string owner, out string holder) =>
        _real.TryLock(path, owner, out holder);
}
