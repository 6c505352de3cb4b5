using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LeanBot.Store;

/// <summary>The real disk, on Linux. The only code that opens for writing, fsyncs, renames or
/// deletes.</summary>
public sealed partial class DurableFiles : IDisk
{
    private const int HolderBytesMax = 64;
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    public IDiskFile Create(string path)
    {
        File.Delete(path);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode600;
        return new OpenFile(path, new FileStream(path, options));
    }

    /// <summary>Writes over a file that is there, and keeps the file itself: neither at once nor
    /// undoable.</summary>
    internal static void Overwrite(string path, ReadOnlySpan<byte> content)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
        RandomAccess.Write(stream.SafeFileHandle, content, 0);
        RandomAccess.SetLength(stream.SafeFileHandle, content.Length);
        Fsync(stream.SafeFileHandle, path);
    }

    public byte[] Read(string path) => File.ReadAllBytes(path);

    public Stream OpenRead(string path) => OpenRead(path, FileOptions.None);

    public Stream OpenReadSteadily(string path) => OpenRead(path, FileOptions.RandomAccess);

    public bool Exists(string path) => File.Exists(path);

    public IReadOnlyList<string> Names(string folder) => Directory.Exists(folder)
        ? [.. new DirectoryInfo(folder).GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)]
        : [];

    public void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("The store needs fsync as on Linux.");
        if (!Directory.Exists(path)) Directory.CreateDirectory(path, FolderMode700);
        if (File.GetUnixFileMode(path) == FolderMode700) return;
        try
        {
            File.SetUnixFileMode(path, FolderMode700);
        }
        catch (UnauthorizedAccessException)
        {
            // A mounted volume may belong to somebody else who lets us write: its mode is theirs to choose.
        }
    }

    // Not File.Move: across mounts that copies and deletes, which is neither atomic nor durable. This
    // refuses.
    public void Rename(string from, string to) => Check(rename(from, to), $"rename {from} to {to}");

    /// <summary>A file system without hard links, or with no room for one more, gets a copy.</summary>
    public void Link(string from, string to)
    {
        var temp = to + WholeFile.TempEnd;
        File.Delete(temp);
        if (link(from, temp) != 0)
        {
            WholeFile.Copy(this, from, to);
            return;
        }

        Rename(temp, to);
        // Where both names were of one file already, the rename has done nothing.
        File.Delete(temp);
    }

    public void Delete(string path) => File.Delete(path);

    public void SyncFolder(string path)
    {
        using var folder = OpenHandle(path, OpenReadOnly);
        Fsync(folder, path);
    }

    public IDisposable? TryLock(string path, string owner, out string holder)
    {
        // The lock lives on the inode, so the file is never renamed or deleted. It is taken by flock itself,
        // because FileShare.None ignores file systems that cannot lock.
        holder = "";
        var handle = OpenHandle(path, OpenReadWrite | OpenCreate);
        if (flock(handle, LockExclusive | LockNonBlocking) == 0)
        {
            RandomAccess.SetLength(handle, 0);
            RandomAccess.Write(handle, Encoding.UTF8.GetBytes(owner + "\n"), 0);
            return handle;
        }

        var error = Marshal.GetLastPInvokeError();
        using (handle)
        {
            if (error != WouldBlock) throw Failed($"lock {path}", error);
            var text = new byte[HolderBytesMax];
            holder = Encoding.UTF8.GetString(text, 0, RandomAccess.Read(handle, text, 0)).Trim();
            return null;
        }
    }

    /// <summary>Whether a process holds a lock that <see cref="TryLock"/> gave it. Nothing is
    /// changed.</summary>
    public static bool IsLocked(string path)
    {
        if (!File.Exists(path)) return false;
        using var handle = OpenHandle(path, OpenReadOnly);
        return flock(handle, LockShared | LockNonBlocking) != 0;
    }

    private static FileStream OpenRead(string path, FileOptions options) => new(
        path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, options);

    /// <summary>fsync through libc: FileStream.Flush(true) and RandomAccess.FlushToDisk report success on
    /// Linux whatever the disk said, because the runtime's own wrapper turns every failure into a 1 that
    /// nobody reads.</summary>
    private static void Fsync(SafeFileHandle handle, string path)
    {
        while (fsync(handle) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted) throw Failed($"fsync {path}", error);
        }
    }

    private static SafeFileHandle OpenHandle(string path, int flags)
    {
        var descriptor = open(path, flags | OpenCloseOnExec, (int)FileMode600);
        Check(descriptor < 0 ? -1 : 0, $"open {path}");
        return new SafeFileHandle(descriptor, ownsHandle: true);
    }

    private static void Check(int result, string what)
    {
        if (result != 0) throw Failed(what, Marshal.GetLastPInvokeError());
    }

    private static IOException Failed(string what, int error) =>
        new($"Cannot {what}: {Marshal.GetPInvokeErrorMessage(error)}.", error);

    // The numbers are those of Linux, and the same on x64 and arm64.
    private const int OpenReadOnly = 0;
    private const int OpenReadWrite = 0x2;
    private const int OpenCreate = 0x40;
    private const int OpenCloseOnExec = 0x80000;
    private const int LockShared = 1;
    private const int LockExclusive = 2;
    private const int LockNonBlocking = 4;
    private const int Interrupted = 4;
    private const int WouldBlock = 11;

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(SafeFileHandle handle);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int flock(SafeFileHandle handle, int operation);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags, int mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string from, string to);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int rename(string from, string to);

    private sealed class OpenFile(string path, FileStream stream) : IDiskFile
    {
        private readonly SafeFileHandle _handle = stream.SafeFileHandle;

        public void Write(long offset, ReadOnlySpan<byte> bytes) =>
            RandomAccess.Write(_handle, bytes, offset);

        public void Sync() => Fsync(_handle, path);

        public void Truncate(long sizeBytes) => RandomAccess.SetLength(_handle, sizeBytes);

        public void Dispose() => stream.Dispose();
    }
}
