using LeanBot.Core;

namespace LeanBot.Store.Tests;

/// <summary>Each thing asked of the disk fails once, or is the last before the process dies. What was
/// acknowledged is there afterwards, whole and once; of what was not, at most the commit whose fsync
/// failed.</summary>
public sealed class FaultTests
{
    private const long JournalBytesMax = 700;

    [Fact]
    public void A_fault_at_any_operation_loses_nothing_that_was_acknowledged() =>
        ForEachOperation(FaultyDisk.OnceAt);

    [Fact]
    public void A_death_at_any_operation_loses_nothing_that_was_acknowledged() =>
        ForEachOperation(FaultyDisk.DeadFrom);

    [Fact]
    public void The_reference_story_uses_every_kind_of_operation()
    {
        var disk = new FaultyDisk(new MemoryDisk());
        new Story().Run(disk);
        var kinds = disk.Asked.Select(asked => asked.Operation).Distinct().ToList();

        // A truncation answers a failed write only.
        Assert.Equal(Enum.GetValues<Operation>().Except([Operation.Truncate]).Order(), kinds.Order());
        Assert.Contains(new Asked(Operation.Rename, "/data/previous/manifest.json"), disk.Asked);
    }

    [Theory]
    [InlineData(Operation.Write, Operation.Truncate)]
    [InlineData(Operation.Write, Operation.Sync)]
    public void A_failed_write_that_cannot_be_undone_is_fatal(Operation first, Operation second)
    {
        var isArmed = false;
        var disk = new FaultyDisk(new MemoryDisk(), (asked, _) =>
            isArmed && (asked.Operation == first || asked.Operation == second));
        var worker = Worker.Start(disk);
        worker.PutSome();
        isArmed = true;

        Assert.True(Assert.Throws<NotDurable>(() => worker.Put(new Person(9, "Eve"))).IsFatal);
    }

    [Fact]
    public void A_failed_write_is_undone_and_the_next_one_takes_its_number()
    {
        var isFull = false;
        var memory = new MemoryDisk();
        var worker = Worker.Start(
            new FaultyDisk(memory, (asked, _) => isFull && asked.Operation == Operation.Write));
        worker.PutSome();
        var before = memory.Text("/data/journal/000001.jsonl");
        isFull = true;

        for (var i = 0; i < 3; i++)
        {
            var refused = Assert.Throws<NotDurable>(() => worker.Put(new Person(9, "Eve")));
            Assert.False(refused.IsFatal);
            Assert.Contains("/data/journal/000001.jsonl", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, memory.Text("/data/journal/000001.jsonl"));
        isFull = false;
        worker.Put(new Person(8, "Dan"));
        Assert.Contains("{\"epoch\":4,\"seq\":5,\"durableUpTo\":4,", memory.Text(
            "/data/journal/000001.jsonl"), StringComparison.Ordinal);
        var state = worker.State();
        worker.Kill();
        Assert.Equal(state, Worker.Start(memory).State());
    }

    [Fact]
    public void After_a_failed_fsync_nothing_more_is_written_or_synced()
    {
        var isBroken = false;
        var memory = new MemoryDisk();
        var disk = new FaultyDisk(memory, (asked, _) => isBroken && asked.Operation == Operation.Sync);
        var worker = Worker.Start(disk);
        worker.PutSome();
        isBroken = true;
        var first = Assert.Throws<NotDurable>(() => worker.Put(new Person(9, "Eve")));
        isBroken = false;
        var asked = disk.Asked.Count;

        var second = Assert.Throws<NotDurable>(() => worker.Put(new Person(9, "Eve")));
        Assert.Throws<NotDurable>(worker.WriteSnapshots);
        worker.Stop();

        Assert.True(first.IsFatal);
        Assert.True(second.IsFatal);
        Assert.Equal(first.Message, second.Message);
        Assert.Equal(asked, disk.Asked.Count);
    }

    [Fact]
    public void A_record_that_cannot_be_written_leaves_the_journal_as_it_was()
    {
        var memory = new MemoryDisk();
        var storage = FileStorage.Open(Some.Folder, Some.Schema, memory);
        storage.Load();
        storage.Keep(Some.Commit(1, Some.Put(new Person(1, "Ann"))));
        var before = memory.Text("/data/journal/000001.jsonl");

        Assert.ThrowsAny<ArgumentException>(
            () => storage.Keep(Some.Commit(2, Some.Put(new Note("\ud800", "half a letter")))));

        Assert.Equal(before, memory.Text("/data/journal/000001.jsonl"));
        storage.Keep(Some.Commit(2, Some.Put(new Person(2, "Bob"))));
        storage.Dispose();
    }

    private static void ForEachOperation(Func<IDisk, int, FaultyDisk> broken)
    {
        var healthy = new FaultyDisk(new MemoryDisk());
        new Story().Run(healthy);
        Assert.True(healthy.Asked.Count > 100, $"The story is short: {healthy.Asked.Count} operations.");
        for (var number = 1; number <= healthy.Asked.Count; number++)
        {
            var (memory, story) = (new MemoryDisk(), new Story());
            story.Run(broken(memory, number));

            story.Check(memory, number);
        }
    }

    /// <summary>Three lives of a worker, with snapshots and compactions, and what it has
    /// acknowledged.</summary>
    private sealed class Story
    {
        private SortedDictionary<string, string> _acknowledged = new(StringComparer.Ordinal);
        private SortedDictionary<string, string>? _perhaps;

        public void Run(FaultyDisk disk)
        {
            for (var life = 1; life <= 3; life++)
            {
                if (Start(disk) is not { } worker) continue;
                Live(worker, life);
                if (life == 2) worker.Stop();
                else worker.Kill();
            }
        }

        public void Check(MemoryDisk disk, int number)
        {
            var worker = Worker.Start(disk);
            Compare(worker, $"operation {number}");
            worker.Put(new Person(99, "the last"));
            var state = worker.State();
            worker.Stop();
            Assert.Empty(DataFolder.Verify(Some.Folder, Some.Schema, disk));
            worker = Worker.Start(disk);
            Assert.Equal(state, worker.State());
            worker.Kill();
            CheckPrevious(disk, state);
        }

        /// <summary>Whenever there is a previous generation, it and the journals make the whole.</summary>
        private static void CheckPrevious(MemoryDisk disk, SortedDictionary<string, string> state)
        {
            if (!disk.Exists("/data/previous/manifest.json")) return;
            disk.CopyOver("/data/previous", "/data");
            Assert.Equal(state, Worker.Start(disk).State());
        }

        private void Live(Worker worker, int life)
        {
            for (var i = 0; i < 4; i++)
            {
                Commit(worker, new Person(i, $"life {life}"), new Note(
                    $"n{life}-{i}", "a text that fills the journal"));
                if (i % 2 == 1) Write(worker);
            }

            Commit(worker, new Person(life, "after the snapshots"));
        }

        private Worker? Start(FaultyDisk disk)
        {
            try
            {
                var worker = Worker.Start(disk, journalBytesMax: JournalBytesMax);
                Compare(worker, "a start");
                return worker;
            }
            catch (IOException)
            {
                return null;
            }
        }

        private void Commit(Worker worker, params LeanBot.Core.Record[] records)
        {
            var after = new SortedDictionary<string, string>(_acknowledged, StringComparer.Ordinal);
            foreach (var record in records)
            {
                if (record is Person person) after["people/" + person.Key] = person.Name;
                if (record is Note note) after["notes/" + note.Key] = note.Text;
            }

            try
            {
                worker.Put(records);
                _acknowledged = after;
            }
            catch (NotDurable refused)
            {
                if (refused.IsFatal) _perhaps ??= after;
            }
        }

        private static void Write(Worker worker)
        {
            try
            {
                worker.WriteSnapshots();
            }
            catch (Exception error) when (error is IOException or NotDurable)
            {
                // The host logs it and calls again.
            }
        }

        private void Compare(Worker worker, string when)
        {
            var state = worker.State();
            var isPerhaps = _perhaps is not null && state.SequenceEqual(_perhaps);
            if (!isPerhaps && !state.SequenceEqual(_acknowledged))
                Assert.Fail($"After {when}: {string.Join(", ", state)} instead of {string.Join(", ", _acknowledged)}");
            (_acknowledged, _perhaps) = (state, null);
        }
    }
}
