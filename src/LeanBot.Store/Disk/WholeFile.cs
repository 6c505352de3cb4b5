namespace LeanBot.Store;

/// <summary>Writes a file so that its name always holds either all of the old content or all of the
/// new.</summary>
internal static class WholeFile
{
    public const string TempEnd = ".tmp";

    private const int PieceBytes = 64 * 1024;

    /// <summary>Temp, fsync, rename. The rename is durable once the caller has synced the folder.</summary>
    public static void Replace(IDisk disk, string path, ReadOnlyMemory<byte> content) =>
        Replace(disk, path, file => file.Write(0, content.Span));

    /// <param name="write">Writes all that is to stand in the file.</param>
    /// <param name="rest">As <see cref="SteadyFile"/> has it.</param>
    public static void Replace(IDisk disk, string path, Action<IDiskFile> write, Action? rest = null)
    {
        var temp = path + TempEnd;
        try
        {
            using (var file = new SteadyFile(disk.Create(temp), rest))
            {
                write(file);
                file.Sync();
            }

            disk.Rename(temp, path);
        }
        catch (Exception)
        {
            TryDelete(disk, temp);
            throw;
        }
    }

    /// <summary>As <see cref="Replace(IDisk, string, Action{IDiskFile}, Action)"/>, with what another file
    /// holds.</summary>
    public static void Copy(IDisk disk, string from, string to, Action? rest = null)
    {
        Replace(disk, to, Write, rest);

        void Write(IDiskFile file)
        {
            using var content = disk.OpenReadSteadily(from);
            var piece = new byte[Math.Clamp(content.Length, 1, PieceBytes)];
            for (var offset = 0L; content.Read(piece) is > 0 and var count; offset += count)
                file.Write(offset, piece.AsSpan(0, count));
        }
    }

    public static void TryDelete(IDisk disk, string path)
    {
        try
        {
            disk.Delete(path);
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            // What stays behind is removed at the next start.
        }
    }
}
