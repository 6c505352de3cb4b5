using System.Globalization;
using LeanBot.Store;

namespace LeanBot.Check;

/// <summary>Where the data folder lies: whether it can be written and synced, and has room.</summary>
internal static class DiskCheck
{
    private const long FreeBytesMin = 200L * 1024 * 1024;
    private const long FreeBytesLow = 2L * 1024 * 1024 * 1024;

    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    public static void Look(Section section, string folder)
    {
        var isThere = Directory.Exists(folder);
        try
        {
            if (File.Exists(folder)) throw new IOException("it is no folder but a file");
            // A folder that is not there yet is made at the first start, beside what is.
            var place = folder;
            while (!Directory.Exists(place)) place = Path.GetDirectoryName(place)!;
            ProveDurable(place);
            section.Fine($"data ({folder})", isThere
                ? "written and synced to disk"
                : "made at the first start; its place can be written and synced");
            TellOfRoom(section, new DriveInfo(place).AvailableFreeSpace);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            section.Wrong(
                $"data ({folder})", refused.Message,
                "Give the folder to the user who runs LeanBot (chown), on a local disk with room.");
        }

        if (isThere && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & OfOthers) != 0)
        {
            section.Odd(
                "data", "others on this machine may look into it", $"chmod 700 {folder}");
        }
    }

    /// <summary>Nothing stays of it.</summary>
    private static void ProveDurable(string folder)
    {
        var disk = new DurableFiles();
        var path = Path.Combine(folder, $".check-{Environment.ProcessId}");
        try
        {
            using var file = disk.Create(path);
            file.Write(0, "leanbot check"u8);
            file.Sync();
            disk.SyncFolder(folder);
        }
        finally
        {
            disk.Delete(path);
        }
    }

    internal static void TellOfRoom(Section section, long bytes)
    {
        var free = string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB are free");
        const string Remedy = "Make room: the state grows by a few MB a month, the log is kept for "
            + "logs.keepDays.";
        if (bytes < FreeBytesMin) section.Wrong("disk", free, Remedy);
        else if (bytes < FreeBytesLow) section.Odd("disk", free, Remedy);
        else section.Fine("disk", free);
    }
}
