using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>A file system of the test's own, where it may mount one; gone after it.</summary>
internal sealed partial class Mount : IDisposable
{
    private const string Image = "disk.img";
    private const string ImageSize = "64M";

    /// <summary>EXT4_IOC_SHUTDOWN, and its way without writing anything any more.
    /// https://github.com/torvalds/linux/blob/master/fs/ext4/ext4.h</summary>
    private const ulong Shutdown = 0x8004587D;
    private const uint WithoutFlush = 2;

    private readonly string _folder;
    private readonly string[] _mount;

    private Mount(string folder, string[] mount)
    {
        (_folder, _mount) = (folder, mount);
        Directory.CreateDirectory(folder);
        if (!TryRun(mount)) throw new IOException($"It cannot be mounted: {string.Join(' ', mount)}");
    }

    public static bool CanBeTmpfs { get; } = Probe(folder => Tmpfs(folder, 1));

    /// <summary>Needs root and loop devices.</summary>
    public static bool CanBeExt4 { get; } = Probe(folder => Ext4(folder, Path.GetDirectoryName(folder)!));

    public static Mount Tmpfs(string folder, int megabytes) =>
        new(folder, ["mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "leanbot-test", folder]);

    /// <summary>A real ext4 on a file.</summary>
    public static Mount Ext4(string folder, string imageFolder)
    {
        var image = Path.Combine(imageFolder, Image);
        if (!TryRun("truncate", "-s", ImageSize, image) || !TryRun("mkfs.ext4", "-q", "-F", image))
            throw new IOException($"There is no file system on {image}.");
        return new(folder, ["mount", "-o", "loop", image, folder]);
    }

    /// <summary>The power is lost: nothing that the kernel still holds reaches the disk. What was handed to
    /// the disk is kept, as by one whose cache outlives it. A machine that goes dark answers nobody; here the
    /// kernel still answers the fsyncs in flight, and some of them with success: the file system's journal is
    /// aborted, the transaction that an fsync asks for is gone, and one that is gone is taken for committed
    /// (Linux 6.18: seen in 20 of 300 losses).</summary>
    public void LosePower()
    {
        using var handle = File.OpenHandle(Directory.EnumerateFiles(_folder, "*.json").First());
        var how = WithoutFlush;
        if (ioctl(handle, Shutdown, ref how) != 0)
            throw new IOException($"It cannot be shut down: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>The power is back: the file system mends itself by its own journal.</summary>
    public void Return()
    {
        Unmount();
        if (!TryRun(_mount)) throw new IOException($"It cannot be mounted again: {_folder}");
    }

    /// <summary>The operator gives a tmpfs more room.</summary>
    public void Grow(int megabytes)
    {
        if (!TryRun("mount", "-o", $"remount,size={megabytes}m", _folder))
            throw new IOException($"It cannot grow: {_folder}");
    }

    public void Dispose() => Unmount();

    private void Unmount()
    {
        // Whoever was killed a moment ago may still hold a file.
        for (var tries = 0; tries < 100; tries++)
        {
            if (TryRun("umount", _folder)) return;
        }

        throw new IOException($"It cannot be unmounted: {_folder}");
    }

    private static bool Probe(Func<string, Mount> mount)
    {
        var folder = Directory.CreateTempSubdirectory("leanbot-mount-").FullName;
        try
        {
            mount(Path.Combine(folder, "at")).Dispose();
            return true;
        }
        catch (Exception cannot) when (cannot is IOException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool TryRun(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(SafeHandle handle, ulong request, ref uint how);
}
