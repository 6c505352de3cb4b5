using System.Globalization;

namespace LeanBot.Store;

/// <summary>One worker a folder. The lock ends with the process, whatever it leaves behind.</summary>
internal static class DataLock
{
    public static IDisposable Take(IDisk disk, DataPaths paths)
    {
        var owner = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}");
        return disk.TryLock(paths.Lock, owner, out var holder) ?? throw new DataInUse(paths.Folder, holder);
    }
}
