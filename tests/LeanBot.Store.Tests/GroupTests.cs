using System.Collections.Concurrent;
using LeanBot.Core;

namespace LeanBot.Store.Tests;

/// <summary>Commits that share an fsync: all of a group are kept or none, nobody hears of it before, and what
/// was staged behind a group that failed goes with it.</summary>
public sealed class GroupTests
{
    [Fact]
    public void A_group_is_one_write_and_one_fsync()
    {
        var disk = new FaultyDisk(new MemoryDisk());
        var worker = Worker.Start(disk);
        var before = disk.Asked.Count;
        var told = Enumerable.Range(1, 50).Select(id => worker.Stage(new Person(id, "Ann"))).ToArray();
        Assert.All(told, one => Assert.Equal(0, one.Times));

        worker.Flush();

        Assert.All(told, one => Assert.True(one.IsKept));
        Assert.Equal(
            [Operation.Write, Operation.Sync], disk.Asked.Skip(before).Select(asked => asked.Operation));
    }

    [Fact]
    public void Nobody_hears_of_a_commit_before_it_is_durable_and_then_in_order()
    {
        var disk = new FaultyDisk(new MemoryDisk());
        var worker = Worker.Start(disk);
        var heard = new List<(long Seq, Operation Last)>();
        worker.Store.Committed += commit => heard.Add((commit.Seq, disk.Asked[^1].Operation));
        for (var id = 1; id <= 3; id++) worker.Stage(new Person(id, "Ann"));
        Assert.Empty(heard);

        worker.Flush();

        Assert.Equal([(1, Operation.Sync), (2, Operation.Sync), (3, Operation.Sync)], heard);
    }

    [Fact]
    public void Who_only_reads_waits_for_what_they_have_read()
    {
        var worker = Worker.Start(new MemoryDisk());
        Assert.True(worker.Stage().IsKept);
        worker.Stage(new Person(1, "Ann"));

        var reader = worker.Stage();
        Assert.Equal(0, reader.Times);
        worker.Flush();

        Assert.True(reader.IsKept);
    }

    [Theory]
    [InlineData(Operation.Write, false)]
    [InlineData(Operation.Sync, true)]
    public void A_failed_group_undoes_itself_and_what_was_staged_behind_it(Operation failing, bool isFatal)
    {
        var isBroken = false;
        Worker worker = null!;
        Told? behind = null;
        var disk = new FaultyDisk(new MemoryDisk(), (asked, _) =>
        {
            if (!isBroken || asked.Operation != failing) return false;
            isBroken = false;
            // While the disk is at work another turn comes, and reads what is not durable.
            behind = worker.Stage(new Note("behind", worker.Get<Person>("1")!.Name));
            return true;
        });
        worker = Worker.Start(disk);
        worker.Put(new Person(1, "Ann"));
        var before = worker.State();
        isBroken = true;
        var group = new[] { worker.Stage(new Person(1, "Anna")), worker.Stage(new Person(2, "Bob")) };

        var failure = Assert.Throws<NotDurable>(worker.Flush);

        Assert.Equal(isFatal, failure.IsFatal);
        Assert.All(group.Append(behind!), one => Assert.True(one.IsUndone));
        Assert.Equal(before, worker.State());
        if (isFatal) return;
        worker.Put(new Person(3, "Cid"));
        var after = worker.State();
        worker.Kill();
        Assert.Equal(after, Worker.Start(disk).State());
    }

    [Fact]
    public void A_commit_that_cannot_be_written_is_undone_alone()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk);
        var first = worker.Stage(new Person(1, "Ann"));
        Assert.ThrowsAny<ArgumentException>(() => worker.Stage(new Note("\ud800", "half a letter")));
        var second = worker.Stage(new Person(2, "Bob"));

        worker.Flush();

        Assert.True(first.IsKept && second.IsKept);
        worker.Kill();
        Assert.Equal(["people/1", "people/2"], Worker.Start(disk).State().Keys);
    }

    [Fact]
    public void Snapshots_hold_what_is_durable_and_nothing_else()
    {
        var isFull = false;
        var disk = new MemoryDisk();
        var worker = Worker.Start(
            new FaultyDisk(disk, (asked, _) => isFull && IsJournal(asked, Operation.Write)));
        worker.Put(new Person(1, "Ann"), new Person(2, "Bob"));
        worker.Stage(new Person(1, "Anna"), new Person(3, "Cid"));
        worker.Stage(new Person(1, "Annabel"));

        var (seq, records) = worker.Store.Snapshot("people");
        worker.WriteSnapshots();

        Assert.Equal(1, seq);
        Assert.Equal(["Ann", "Bob"], records.Cast<Person>().Select(person => person.Name).Order());
        Assert.DoesNotContain("Anna", disk.Text("/data/people.json"), StringComparison.Ordinal);
        isFull = true;
        Assert.Throws<NotDurable>(worker.Flush);
        worker.Kill();
        Assert.Equal(["Ann", "Bob"], Worker.Start(disk).State().Values);
    }

    [Fact]
    public void A_compaction_between_an_fsync_and_the_word_of_it_loses_nothing()
    {
        var memory = new MemoryDisk();
        var storage = FileStorage.Open(Some.Folder, Some.Schema, memory, journalBytesMax: 300);
        var store = new StateStore(Some.Schema, new Hasty(storage));
        storage.Follow(store);
        for (var id = 1; id <= 20; id++)
        {
            var person = new Person(id, $"Person {id}");
            store.Update(Some.Now, "test", tx =>
            {
                tx.Put(person);
                return true;
            });
        }

        storage.Abandon();

        Assert.Equal(20, Worker.Start(memory).State().Count);
    }

    [Fact]
    public void A_group_cut_at_any_byte_gives_back_whole_commits_from_its_beginning()
    {
        var disk = Some.KilledDisk();
        var worker = Worker.Start(disk);
        var acknowledged = worker.State();
        var journal = disk.Paths.Last(path => path.StartsWith("/data/journal/", StringComparison.Ordinal));
        var start = disk.Read(journal).Length;
        for (var id = 11; id <= 15; id++) worker.Stage(new Person(id, $"Person {id}"));
        worker.Flush();
        worker.Kill();
        var bytes = disk.Read(journal);

        for (var length = start; length <= bytes.Length; length++)
        {
            var cut = disk.Copy();
            cut.Put(journal, bytes[..length]);
            var state = Worker.Start(cut).State();

            var kept = state.Keys.Except(acknowledged.Keys).ToArray();
            Assert.Equal(Enumerable.Range(11, kept.Length).Select(id => $"people/{id}"), kept);
            Assert.Empty(acknowledged.Except(state));
        }
    }

    [Theory]
    [InlineData(new[] { 7, 7, 7 }, new[] { 0, 2 })]
    [InlineData(new[] { 1, 20, 1, 1 }, new[] { 0, 1, 2 })]
    public void A_write_holds_sixteen_megabytes_or_one_commit_that_is_larger(int[] megabytes, int[] writtenAt)
    {
        FaultyDisk disk = null!;
        var written = new List<int>();
        disk = new FaultyDisk(new MemoryDisk(), (asked, _) =>
        {
            if (IsJournal(asked, Operation.Write)) written.Add((int)disk.LinesSynced);
            return false;
        });
        var worker = Worker.Start(disk);
        var told = megabytes
            .Select((size, at) => worker.Stage(new Note($"{at}", new string('x', size * 1024 * 1024))))
            .ToArray();

        worker.Flush();

        Assert.Equal(writtenAt, written);
        Assert.All(told, one => Assert.True(one.IsKept));
    }

    [Fact]
    public void Nobody_of_many_threads_hears_of_a_commit_before_the_fsync_that_covers_it()
    {
        const int Threads = 8;
        const int Each = 1_000;
        const int All = Threads * Each;
        using var folder = new TempFolder();
        using var wanted = new BlockingCollection<bool>();
        var (staged, told) = (0, 0);
        var followed = new List<long>();
        var tooEarly = new ConcurrentQueue<string>();
        // A slow disk: while it syncs, the others decide on a few more.
        var disk = new FaultyDisk(new DurableFiles(), (asked, _) =>
        {
            var decided = Volatile.Read(ref staged);
            if (decided > 0 && IsJournal(asked, Operation.Sync))
                SpinWait.SpinUntil(() => Volatile.Read(ref staged) >= Math.Min(decided + Threads, All));
            return false;
        });
        var worker = Worker.Start(disk, folder.Data);
        worker.Store.Committed += commit =>
        {
            followed.Add(commit.Seq);
            Hear(commit.Seq, null);
        };
        var flushing = Run(2, flusher =>
        {
            foreach (var _ in wanted.GetConsumingEnumerable()) worker.Flush();
        });
        var staging = Run(Threads, thread =>
        {
            for (var i = 0; i < Each; i++) Stage(new Note($"{thread}-{i}", "text"));
        });

        foreach (var thread in staging) thread.Join();
        wanted.CompleteAdding();
        foreach (var thread in flushing) thread.Join();

        Assert.Empty(tooEarly);
        Assert.Equal(All, told);
        Assert.Equal(Enumerable.Range(1, All).Select(seq => (long)seq), followed);
        // What was decided while one group was synced goes with the next.
        Assert.InRange(disk.Asked.Count(asked => IsJournal(asked, Operation.Write)), 1, All / 4);
        worker.Kill();
        Assert.Equal(All, Worker.Start(new DurableFiles(), folder.Data).State().Count);

        void Stage(Note note)
        {
            var seq = 0L;
            worker.Store.Stage(
                Some.Now, "test:stage", tx =>
                {
                    tx.Put(note);
                    return seq = tx.Seq;
                },
                failure =>
                {
                    Interlocked.Increment(ref told);
                    Hear(seq, failure);
                });
            Interlocked.Increment(ref staged);
            wanted.Add(true);
        }

        void Hear(long seq, NotDurable? failure)
        {
            if (failure is not null || seq > disk.LinesSynced)
                tooEarly.Enqueue($"{seq} after {disk.LinesSynced}: {failure?.Message}");
        }
    }

    private static Thread[] Run(int count, Action<int> run)
    {
        var threads = Enumerable.Range(0, count).Select(number => new Thread(() => run(number))).ToArray();
        foreach (var thread in threads) thread.Start();
        return threads;
    }

    private static bool IsJournal(Asked asked, Operation operation) =>
        asked.Operation == operation && asked.Path.Contains("journal", StringComparison.Ordinal);

    /// <summary>Brings the files up to date at the worst moment: the group is on disk, and the state has not
    /// heard of it.</summary>
    private sealed class Hasty(FileStorage storage) : IStorage
    {
        public long Load(Action<Change> found) => storage.Load(found);

        public EncodedCommit Encode(Commit commit) => storage.Encode(commit);

        public void Append(IReadOnlyList<EncodedCommit> group)
        {
            storage.Append(group);
            storage.WriteSnapshots();
        }
    }
}
