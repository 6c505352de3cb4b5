namespace LeanBot.Store;

/// <summary>Everything the store asks of a disk. All its writes, renames, deletes and fsyncs go through here,
/// so a test can fail, record or simulate each. Every failure is an <see cref="IOException"/> that names the
/// path.</summary>
public interface IDisk
{
    /// <summary>A new, empty file that only its owner may read; one of that name that was there is removed
    /// first.</summary>
    IDiskFile Create(string path);

    byte[] Read(string path);

    /// <summary>The same piece by piece, for files that are too large to stand in memory.</summary>
    Stream OpenRead(string path) => new MemoryStream(Read(path), writable: false);

    /// <summary>As <see cref="OpenRead"/>, but no more is read than what is asked for: the megabytes that a
    /// system reads ahead keep others from the disk.</summary>
    Stream OpenReadSteadily(string path) => OpenRead(path);

    bool Exists(string path);

    /// <summary>The names of the files in a folder, in ordinal order; none where there is no such
    /// folder.</summary>
    IReadOnlyList<string> Names(string folder);

    /// <summary>Makes sure that a folder is there and that only its owner may look into it.</summary>
    void CreateFolder(string path);

    /// <summary>Atomic, and replaces what is there. Durable once the folder is synced.</summary>
    void Rename(string from, string to);

    /// <summary>Gives a file that nobody will ever write to a second name, as a rename would; a copy does as
    /// well.</summary>
    void Link(string from, string to) => WholeFile.Copy(this, from, to);

    /// <summary>Nothing where there is no such file.</summary>
    void Delete(string path);

    /// <summary>Makes the names in a folder durable: what was created, renamed and deleted.</summary>
    void SyncFolder(string path);

    /// <summary>Takes a lock that ends with the process, or returns null where another holds it.</summary>
    /// <param name="owner">Is written into the file, for whoever comes second.</param>
    /// <param name="holder">What the one who holds the lock wrote; empty where it is us.</param>
    IDisposable? TryLock(string path, string owner, out string holder);
}
