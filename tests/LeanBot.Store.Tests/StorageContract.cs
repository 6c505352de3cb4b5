using LeanBot.Core;

namespace LeanBot.Store.Tests;

/// <summary>What every storage keeps to.</summary>
public abstract class StorageContract
{
    /// <summary>The storage as a worker finds it that starts again after the one before was killed.</summary>
    protected abstract IStorage Restart();

    [Fact]
    public void A_new_storage_holds_nothing()
    {
        var recovered = Restart().Load();

        Assert.Equal(0, recovered.LastSeq);
        Assert.Empty(recovered.Records);
    }

    [Fact]
    public void What_was_appended_is_there_after_a_restart()
    {
        var storage = Restart();
        storage.Load();
        storage.Keep(Some.Commit(1, Some.Put(new Person(1, "Ann")), Some.Put(new Note("a", "first"))));
        storage.Keep(Some.Commit(2, Some.Put(new Person(2, "Bob"))));

        var recovered = Restart().Load();

        Assert.Equal(2, recovered.LastSeq);
        Assert.Equal(
            [Some.Put(new Note("a", "first")), Some.Put(new Person(1, "Ann")), Some.Put(new Person(2,
            "Bob"))],
            recovered.Records.OrderBy(change => change.Collection).ThenBy(change => change.Key));
    }

    [Fact]
    public void The_last_value_counts_and_each_record_is_given_once()
    {
        var storage = Restart();
        storage.Load();
        storage.Keep(Some.Commit(1, Some.Put(new Person(1, "Ann"))));
        storage.Keep(Some.Commit(2, Some.Put(new Person(1, "Anna"))));

        Assert.Equal([Some.Put(new Person(1, "Anna"))], Restart().Load().Records);
    }

    [Fact]
    public void What_was_deleted_stays_away()
    {
        var storage = Restart();
        storage.Load();
        storage.Keep(Some.Commit(1, Some.Put(new Person(1, "Ann")), Some.Put(new Person(2, "Bob"))));
        storage.Keep(Some.Commit(2, new Change("people", "1", null)));

        Assert.Equal([Some.Put(new Person(2, "Bob"))], Restart().Load().Records);
    }

    [Fact]
    public void Commits_go_on_after_a_restart()
    {
        for (var seq = 1; seq <= 5; seq++)
        {
            var storage = Restart();
            Assert.Equal(seq - 1, storage.Load().LastSeq);
            storage.Keep(Some.Commit(seq, Some.Put(new Person(seq, "Ann"))));
        }

        Assert.Equal(5, Restart().Load().Records.Count);
    }

    [Fact]
    public void A_commit_out_of_order_is_a_bug_and_changes_nothing()
    {
        var storage = Restart();
        storage.Load();

        Assert.Throws<InvalidOperationException>(
            () => storage.Keep(Some.Commit(2, Some.Put(new Person(1, "Ann")))));

        Assert.Empty(Restart().Load().Records);
    }

    [Fact]
    public void A_group_is_kept_whole_and_in_order()
    {
        var storage = Restart();
        storage.Load();
        storage.Keep(
            Some.Commit(1, Some.Put(new Person(1, "Ann")), Some.Put(new Person(2, "Bob"))),
            Some.Commit(2, Some.Put(new Person(1, "Anna")), Some.Put(new Note("a", "first"))),
            Some.Commit(3, new Change("people", "2", null), Some.Put(new Person(1, "Annabel"))));
        storage.Keep(Some.Commit(4, Some.Put(new Note("a", "second"))));

        var recovered = Restart().Load();

        Assert.Equal(4, recovered.LastSeq);
        Assert.Equal(
            [Some.Put(new Note("a", "second")), Some.Put(new Person(1, "Annabel"))],
            recovered.Records.OrderBy(change => change.Collection));
    }

    [Theory]
    [InlineData(1, 2, 4)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 3)]
    public void A_group_with_a_gap_is_a_bug_and_changes_nothing(params int[] seqs)
    {
        var storage = Restart();
        storage.Load();

        Assert.Throws<InvalidOperationException>(() => storage.Keep(
            [.. seqs.Select(seq => Some.Commit(seq, Some.Put(new Person(seq, "Ann"))))]));

        storage.Keep(Some.Commit(1, Some.Put(new Person(7, "Bob"))));
        var recovered = Restart().Load();
        Assert.Equal(1, recovered.LastSeq);
        Assert.Equal([Some.Put(new Person(7, "Bob"))], recovered.Records);
    }

    [Fact]
    public void Nothing_is_appended_before_the_load() =>
        Assert.Throws<InvalidOperationException>(
            () => Restart().Keep(Some.Commit(1, Some.Put(new Person(1, "Ann")))));

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines and a \"quote\", a \\ and a \u2028")]
    [InlineData("Оля 👩‍👧 \u202e")]
    [InlineData("{\"epoch\":1,\"crc\":2}")]
    public void Any_text_survives_as_key_and_as_value(string text)
    {
        var storage = Restart();
        storage.Load();
        storage.Keep(Some.Commit(1, Some.Put(new Note(text, text))));

        Assert.Equal([Some.Put(new Note(text, text))], Restart().Load().Records);
    }
}

public sealed class MemoryStorageContract : StorageContract
{
    private MemoryStorage? _earlier;

    protected override IStorage Restart() => _earlier = new MemoryStorage(Some.Schema, _earlier);
}

public sealed class FileStorageContract : StorageContract, IDisposable
{
    private readonly TempFolder _folder = new();
    private FileStorage? _running;

    protected override IStorage Restart()
    {
        _running?.Abandon();
        return _running = FileStorage.Open(_folder.Data, Some.Schema);
    }

    public void Dispose()
    {
        _running?.Abandon();
        _folder.Dispose();
    }
}
