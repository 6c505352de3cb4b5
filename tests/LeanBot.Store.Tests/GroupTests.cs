using System.Collections.Concurrent;
using FsCheck.Fluent;
using LeanBot.Core;

namespace LeanBot.Store.Tests;

/// <summary>Commits that share an fsync: all of a group are kept or none, nobody hears of it before, and what
/// was
/// staged behind a group that failed goes with it.</summary>
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
        worker.Committed += commit => heard.Add((commit.Seq, disk.Asked[^1].Operation));
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

        var (seq, records) = worker.Snapshot("people");
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

    [Fact]
    public void Whatever_fails_what_was_acknowledged_is_there_and_nothing_that_was_undone() =>
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                Arb.From(Gen.Choose(0, 999).ArrayOf(), ArbMap.Default.ArbFor<int[]>().Shrinker),
                steps => Run(steps)));

    [Fact]
    public void Many_threads_share_few_fsyncs_and_hear_only_of_what_is_on_disk()
    {
        const int Threads = 8;
        const int Each = 500;
        using var folder = new TempFolder();
        var disk = new FaultyDisk(new DurableFiles());
        var worker = Worker.Start(disk, folder.Data);
        using var wanted = new BlockingCollection<bool>();
        var flusher = new Thread(() =>
        {
            foreach (var _ in wanted.GetConsumingEnumerable()) worker.Flush();
        });
        flusher.Start();
        var told = new ConcurrentBag<Told>();
        var threads = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                told.Add(worker.Stage(new Note($"{thread}-{i}", "text")));
                wanted.Add(true);
            }
        })).ToArray();

        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        wanted.CompleteAdding();
        flusher.Join();

        Assert.Equal(Threads * Each, told.Count(one => one.IsKept));
        var syncs = disk.Asked.Count(asked => asked.Operation == Operation.Sync);
        Assert.InRange(syncs, 1, Threads * Each / 2);
        worker.Kill();
        Assert.Equal(Threads * Each, Worker.Start(new DurableFiles(), folder.Data).State().Count);
    }

    private static bool IsJournal(Asked asked, Operation operation) =>
        asked.Operation == operation && asked.Path.Contains("journal", StringComparison.Ordinal);

    private static bool Run(int[] steps)
    {
        var memory = new MemoryDisk();
        bool writeFails = false, syncFails = false;
        var disk = new FaultyDisk(memory, (asked, _) =>
            (writeFails && IsJournal(asked, Operation.Write))
            || (syncFails && IsJournal(asked, Operation.Sync)));
        var worker = Worker.Start(disk);
        var durable = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var staged = new List<(Told Told, int Id, string Name)>();
        foreach (var step in steps)
        {
            var (id, name) = (step % 5, $"name {step}");
            switch (step / 5 % 9)
            {
                case 0 or 1 or 2 or 3: staged.Add((worker.Stage(new Person(id, name)), id, name)); break;
                case 4: staged.Add((worker.Stage(), -1, "")); break;
                case 5: worker.WriteSnapshots(); break;
                case 6:
                    writeFails = true;
                    Flush();
                    writeFails = false;
                    break;
                case 7:
                    Flush();
                    break;
                default:
                    // The power goes, now and then while a group is being synced: it may be there or not.
                    syncFails = step % 2 == 0;
                    Flush();
                    syncFails = false;
                    worker.Kill();
                    worker = Worker.Start(disk);
                    durable = worker.State();
                    break;
            }

            var now = new SortedDictionary<string, string>(durable, StringComparer.Ordinal);
            foreach (var one in staged.Where(one => one.Id >= 0)) now[$"people/{one.Id}"] = one.Name;
            Assert.Equal(now, worker.State());
        }

        worker.Kill();
        Assert.Equal(durable, Worker.Start(memory).State());
        return true;

        void Flush()
        {
            try
            {
                worker.Flush();
            }
            catch (NotDurable)
            {
                Assert.All(staged, one => Assert.True(one.Told.IsUndone || one.Told.IsKept));
            }

            Assert.All(staged, one => Assert.Equal(1, one.Told.Times));
            foreach (var one in staged.Where(one => one.Told.IsKept && one.Id >= 0))
                durable[$"people/{one.Id}"] = one.Name;
            staged.Clear();
        }
    }

    /// <summary>Brings the files up to date at the worst moment: the group is on disk, and the state has not
    /// heard of it.</summary>
    private sealed class Hasty(FileStorage storage) : IStorage
    {
        public Recovered Load() => storage.Load();

        public EncodedCommit Encode(Commit commit) => storage.Encode(commit);

        public void Append(IReadOnlyList<EncodedCommit> group)
        {
            storage.Append(group);
            storage.WriteSnapshots();
        }
    }
}
