namespace LeanBot.Core.Tests;

/// <summary>What a turn leaves behind when it, or its group, comes to nothing.</summary>
public sealed class StateStoreTests
{
    private static readonly Schema Schema = new(typeof(StateStoreTests).Assembly);
    private static readonly Bell Old = new("a", "old", Some.Noon.AddDays(2));

    [Theory]
    [InlineData(Bell.Unfindable)]
    [InlineData(Bell.Timeless)]
    public void A_record_that_throws_when_it_is_taken_leaves_nothing_of_its_turn(string broken)
    {
        var disk = new BusyDisk();
        var store = new StateStore(Schema, disk);
        Put(store, Old);

        Assert.Throws<InvalidOperationException>(() => Put(
            store, Old with { Name = "new", At = Some.Noon }, new Bell("b", "new", Some.Noon),
            new Bell("c", broken, Some.Noon)));

        AssertOnlyOldIsThere(store);
        store.Flush();
        Assert.Equal([1], disk.Kept);
        Put(store, new Bell("d", "next", null));
        Assert.Equal([1, 2], disk.Kept);
    }

    [Fact]
    public void What_falls_due_and_what_is_found_is_undone_with_the_rest()
    {
        var disk = new BusyDisk();
        var store = new StateStore(Schema, disk);
        Put(store, Old);
        disk.Writing = _ => throw NoRoom();
        var told = new List<NotDurable?>();
        Stage(store, told.Add, Old with { Name = "new", At = Some.Noon.AddDays(3) });
        Stage(store, told.Add, new Bell("b", "new", Some.Noon));
        Stage(store, told.Add, Old with { At = null }, new Bell("b", "other", Some.Noon.AddDays(-1)));
        Assert.Equal("b", store.NextDue()?.Key);

        Assert.Throws<NotDurable>(store.Flush);

        Assert.Equal(3, told.OfType<NotDurable>().Count());
        AssertOnlyOldIsThere(store);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whoever_is_durable_hears_of_no_failure_behind_them(bool throughEngine)
    {
        var disk = new BusyDisk();
        var store = new StateStore(Some.Schema, disk);
        var engine = new Engine(store, new Router(Some.Schema, typeof(Engine).Assembly), () => Some.Config);
        var update = new Incoming.Message("user:2", Bot.User, Some.Member(), 1, "/help");
        NotDurable? behind = null;
        Exception? failure = null;
        var second = new Thread(() => failure = Xunit.Record.Exception(() =>
        {
            if (throughEngine) engine.Handle(update, Some.Noon, new Entropy(new byte[16]));
            else Put(store, Event("user:2"));
        }));
        disk.Writing = commit =>
        {
            if (commit.Seq == 3) throw NoRoom();
            if (commit.Seq != 1) return;
            // While the first is written a second comes and waits for the disk, and then a third behind it:
            // whoever writes the second writes the third as well.
            second.Start();
            Assert.True(SpinWait.SpinUntil(() => Knows(store, "user:2"), TimeSpan.FromSeconds(30)));
            Stage(store, why => behind = why, Event("user:3"));
        };

        Put(store, Event("user:1"));
        second.Join();

        Assert.Null(failure);
        Assert.Equal([1, 2], disk.Kept);
        Assert.NotNull(behind);
        Assert.True(Knows(store, "user:2"));
        Assert.False(Knows(store, "user:3"));
    }

    private static void Put(StateStore store, params Record[] records) =>
        store.Update(Some.Noon, "test:put", tx => Put(tx, records));

    private static void Stage(StateStore store, Action<NotDurable?> settled, params Record[] records) =>
        store.Stage(Some.Noon, "test:stage", tx => Put(tx, records), settled);

    private static bool Put(Tx tx, Record[] records)
    {
        foreach (var record in records) tx.Put(record);
        return true;
    }

    private static void AssertOnlyOldIsThere(StateStore store)
    {
        Assert.Equal([Old], store.View(read => read.All<Bell>().ToArray()));
        Assert.Equal([Old], store.View(read => read.Find(Bell.ByName, "old").ToArray()));
        Assert.Empty(store.View(read => read.Find(Bell.ByName, "new").ToArray()));
        Assert.Equal(new DueEntry(Some.Noon.AddDays(2), "bells", "a"), store.NextDue());
    }

    private static bool Knows(StateStore store, string cause) =>
        store.View(read => read.Get<ProcessedEvent>(cause)) is not null;

    private static ProcessedEvent Event(string cause) => new(cause, Some.Noon, Some.Noon.AddDays(30));

    private static NotDurable NoRoom() => new("No space left on device", isFatal: false);

    [Kept("bells")]
    private sealed record Bell(string Id, string Name, DateTimeOffset? At) : Record
    {
        public const string Unfindable = "no name";
        public const string Timeless = "no time";

        public static readonly Index<Bell> ByName = new("byName", bell => bell.Name);

        public static readonly Index<Bell> ByInitial = new("byInitial", bell => bell.Name == Unfindable
            ? throw new InvalidOperationException("It has no initial.")
            : bell.Name[..1]);

        public override string Key => Id;

        public override DateTimeOffset? Due => Name == Timeless
            ? throw new InvalidOperationException("It has no time.")
            : At;
    }

    /// <summary>A disk at which something happens while it writes, and on which every commit goes
    /// alone.</summary>
    private sealed class BusyDisk : IStorage
    {
        public Action<Commit> Writing { get; set; } = _ => { };

        public List<long> Kept { get; } = [];

        public long Load(Action<Change> found) => 0;

        public EncodedCommit Encode(Commit commit) => new Large(commit);

        public void Append(IReadOnlyList<EncodedCommit> group)
        {
            var commit = Assert.Single(group).Commit;
            Writing(commit);
            Kept.Add(commit.Seq);
        }

        private sealed record Large(Commit Commit) : EncodedCommit(Commit)
        {
            public override long SizeBytes => StateStore.GroupBytesMax;
        }
    }
}
