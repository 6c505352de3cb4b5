using System.Runtime.Versioning;

namespace LeanBot.Store.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class RealDiskTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Files_are_0600_and_folders_0700()
    {
        var worker = Worker.Start(new DurableFiles(), _folder.Data, journalBytesMax: 100);
        worker.PutSome();
        worker.WriteSnapshots();
        worker.Stop();

        var files = Directory.GetFiles(_folder.Data, "*", SearchOption.AllDirectories);
        var folders = Directory
            .GetDirectories(_folder.Data, "*", SearchOption.AllDirectories)
            .Append(_folder.Data)
            .ToArray();
        Assert.Equal(9, files.Length);
        Assert.All(files, file => Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(4, folders.Length);
        Assert.All(folders, folder => Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(folder)));
    }

    [Fact]
    public void A_second_worker_is_told_who_has_the_folder()
    {
        var first = FileStorage.Open(_folder.Data, Some.Schema);

        var refused = Assert.Throws<DataInUse>(() => FileStorage.Open(_folder.Data, Some.Schema));

        Assert.Contains(_folder.Data, refused.Message, StringComparison.Ordinal);
        Assert.Contains(
            $"in use by process {Environment.ProcessId}.", refused.Message, StringComparison.Ordinal);
        Assert.Throws<DataInUse>(
            () => DataFolder.Accept(Path.Combine(_folder.Data, "people.json"), Some.Schema));
        first.Dispose();
        FileStorage.Open(_folder.Data, Some.Schema).Dispose();
    }

    [Fact]
    public void A_lock_file_that_a_dead_worker_left_is_no_obstacle()
    {
        Directory.CreateDirectory(_folder.Data);
        File.WriteAllText(Path.Combine(_folder.Data, "lock"), "process 1\n");

        FileStorage.Open(_folder.Data, Some.Schema).Dispose();
    }

    [Fact]
    public void A_life_with_snapshots_compactions_and_restarts_comes_back_whole()
    {
        var state = new SortedDictionary<string, string>();
        for (var life = 0; life < 3; life++)
        {
            var worker = Worker.Start(new DurableFiles(), _folder.Data, journalBytesMax: 500);
            Assert.Equal(state, worker.State());
            for (var i = 0; i < 10; i++)
            {
                worker.Put(new Person(i, $"life {life}"), new Note($"n{life}", $"text {i}"));
                if (i % 3 == 0) worker.WriteSnapshots();
            }

            state = worker.State();
            if (life == 1) worker.Stop();
            else worker.Kill();
        }

        Assert.Empty(DataFolder.Verify(_folder.Data, Some.Schema));
        Assert.Equal(state, Worker.Start(new DurableFiles(), _folder.Data).State());
    }

    /// <summary>Many editors write into the file that is there, and so does a disk that fails.</summary>
    [Fact]
    public void What_spoils_a_file_leaves_the_one_of_the_generation_before_as_it_was()
    {
        var worker = Worker.Start(new DurableFiles(), _folder.Data, journalBytesMax: 500);
        worker.PutSome();
        for (var i = 0; i < 50; i++)
        {
            worker.Put(new Person(i, $"Person {i}"));
            worker.WriteSnapshots();
        }

        worker.Stop();
        foreach (var name in (string[])["people.json", "notes.json"])
        {
            var kept = Path.Combine(_folder.Data, "previous", name);
            var before = File.ReadAllText(kept);
            using (var file = new FileStream(Path.Combine(_folder.Data, name), FileMode.Open))
                file.Write("spoiled"u8);
            Assert.Equal(before, File.ReadAllText(kept));
        }
    }

    [Fact]
    public void What_the_disk_says_reaches_the_caller_with_the_path()
    {
        var disk = new DurableFiles();

        Assert.Contains(
            "/no/such/folder: No such file or directory",
            Assert.Throws<IOException>(
                () => disk.SyncFolder("/no/such/folder")).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => disk.Rename("/no/such/file", _folder.Data));
    }

    [Fact]
    public void An_fsync_that_fails_is_told()
    {
        // This file cannot be synced: the kernel says EINVAL, which FileStream.Flush(true) would hide.
        var refused = Assert.Throws<IOException>(() => new DurableFiles().SyncFolder("/proc/self/status"));
        Assert.StartsWith("Cannot fsync", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
