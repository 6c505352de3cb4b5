namespace LeanBot.Store;

/// <summary>A file that people edit too: it keeps its mode and its owner, and a link that leads to it goes on
/// doing so.</summary>
public static class SharedFile
{
    private const int Busy = 16;

    private const UnixFileMode NewFileMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <param name="mayGo">Asked at the last moment: somebody else may have saved it.</param>
    /// <exception cref="IOException">It could not be written, and is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static SharedFileWay Replace(
        IDisk disk, string path, ReadOnlySpan<byte> content, Func<bool> mayGo)
    {
        var linked = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true) : null;
        var target = linked?.FullName ?? Path.GetFullPath(path);
        var temp = target + WholeFile.TempEnd;
        try
        {
            if (!Prepare(disk, target, temp, content)) return Overwrite(target, content, mayGo);
            if (!mayGo()) return SharedFileWay.NotAtAll;
            disk.Rename(temp, target);
            disk.SyncFolder(Path.GetDirectoryName(target)!);
            return SharedFileWay.Renamed;
        }
        catch (IOException failure) when (failure.HResult == Busy)
        {
            // A file that is mounted by itself: nothing can take its place.
            return Overwrite(target, content, mayGo);
        }
        finally
        {
            WholeFile.TryDelete(disk, temp);
        }
    }

    /// <summary>False where the new file could not be the old one's equal.</summary>
    private static bool Prepare(IDisk disk, string target, string temp, ReadOnlySpan<byte> content)
    {
        try
        {
            using var file = disk.Create(temp);
            file.Write(0, content);
            file.Sync();
        }
        catch (UnauthorizedAccessException) when (File.Exists(target))
        {
            return false;
        }

        if (OperatingSystem.IsWindows()) return true;
        File.SetUnixFileMode(temp, File.Exists(target) ? File.GetUnixFileMode(target) : NewFileMode);
        return !File.Exists(target) || FileOwner.Copy(target, temp);
    }

    private static SharedFileWay Overwrite(string target, ReadOnlySpan<byte> content, Func<bool> mayGo)
    {
        if (!mayGo()) return SharedFileWay.NotAtAll;
        DurableFiles.Overwrite(target, content);
        return SharedFileWay.InPlace;
    }
}
