using System.Buffers;
using LeanBot.Core;

namespace LeanBot.Store;

/// <summary>The journal file that is being written. One caller at a time.</summary>
internal sealed class Journal : IDisposable
{
    private const int CopyBytes = 1024 * 1024;

    /// <summary>More than stands in a line before and behind the changes.</summary>
    private const int HeadBytes = 128;

    private readonly IDisk _disk;
    private readonly DataPaths _paths;
    private IDiskFile _file;
    private NotDurable? _broken;

    private Journal(IDisk disk, DataPaths paths, IDiskFile file) =>
        (_disk, _paths, _file) = (disk, paths, file);

    public long Number { get; private set; }

    /// <summary>The commit that the file's first line follows.</summary>
    public long After { get; private set; }

    public long SizeBytes { get; private set; }

    public long LastSeq { get; private set; }

    public long Epoch { get; private set; }

    /// <summary>Begins a new file with lines that are kept from older ones, all of it durable when this
    /// returns. The lines cannot stay where they are: what was read of an old file may be in memory
    /// only.</summary>
    public static Journal Begin(
        IDisk disk, DataPaths paths, long number, long epoch, long after, JournalReader old)
    {
        var path = paths.Journal(number);
        var file = disk.Create(path + WholeFile.TempEnd);
        try
        {
            var size = Copy(old.Lines(), file);
            file.Sync();
            disk.Rename(path + WholeFile.TempEnd, path);
            disk.SyncFolder(paths.JournalFolder);
            return new Journal(disk, paths, file)
            {
                Number = number,
                Epoch = epoch,
                After = after,
                SizeBytes = size,
                LastSeq = old.LastSeq,
            };
        }
        catch (Exception)
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes commits that belong to one fsync; all are durable when it returns, or none is
    /// kept.</summary>
    public void Append(IReadOnlyList<JournalEntry> group)
    {
        ThrowIfBroken();
        var bytes = new ArrayBufferWriter<byte>(group.Sum(entry => entry.Body.Length + HeadBytes));
        for (var i = 0; i < group.Count; i++)
        {
            if (group[i].Commit.Seq != LastSeq + 1 + i)
                throw new InvalidOperationException(
                    $"Commit {group[i].Commit.Seq} cannot follow {LastSeq + i}.");
            JournalLine.Write(bytes, group[i], Epoch, LastSeq);
        }

        Write(bytes.WrittenSpan);
        Sync();
        (SizeBytes, LastSeq) = (SizeBytes + bytes.WrittenCount, LastSeq + group.Count);
    }

    /// <summary>Goes on in a new, empty file. After a throw it goes on in the old one.</summary>
    public void Switch()
    {
        ThrowIfBroken();
        var path = _paths.Journal(Number + 1);
        var file = _disk.Create(path);
        try
        {
            _disk.SyncFolder(_paths.JournalFolder);
        }
        catch (Exception)
        {
            file.Dispose();
            WholeFile.TryDelete(_disk, path);
            throw;
        }

        _file.Dispose();
        (_file, Number, After, SizeBytes) = (file, Number + 1, LastSeq, 0);
    }

    public void ThrowIfBroken()
    {
        if (_broken is not null) throw new NotDurable(_broken.Message, isFatal: true, _broken.InnerException);
    }

    public void Dispose() => _file.Dispose();

    private static long Copy(IEnumerable<JournalLine> lines, IDiskFile file)
    {
        var (offset, buffer) = (0L, new ArrayBufferWriter<byte>());
        foreach (var line in lines)
        {
            buffer.Write(line.Bytes.Span);
            buffer.Write("\n"u8);
            if (buffer.WrittenCount >= CopyBytes) Pass();
        }

        if (buffer.WrittenCount > 0) Pass();
        return offset;

        void Pass()
        {
            file.Write(offset, buffer.WrittenSpan);
            offset += buffer.WrittenCount;
            buffer.ResetWrittenCount();
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _file.Write(SizeBytes, bytes);
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            Undo(error);
            throw new NotDurable(
                $"{_paths.Journal(Number)} could not be written, and nothing of it is kept: {error.Message}",
                isFatal: false, error);
        }
    }

    private void Undo(Exception cause)
    {
        try
        {
            // Synced too, or a crash could bring back what was said not to be kept.
            _file.Truncate(SizeBytes);
            _file.Sync();
            Epoch++;
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            throw Broken(
                $"could be neither written ({cause.Message}) nor brought back to where it was", error);
        }
    }

    private void Sync()
    {
        try
        {
            _file.Sync();
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            throw Broken("could not be synced", error);
        }
    }

    /// <summary>From here on nobody knows what the disk holds. A second fsync would succeed, and
    /// lie.</summary>
    private NotDurable Broken(string what, Exception error) => _broken = new NotDurable(
        $"{_paths.Journal(Number)} {what}: {error.Message} Nothing more is written; check the disk, then start again.",
        isFatal: true, error);
}
