using LeanBot.Core;
using Record = LeanBot.Core.Record;

namespace LeanBot.Store.Tests;

/// <summary>A state over a data folder, as the real worker holds it.</summary>
public sealed class Worker
{
    private readonly FileStorage _storage;
    private readonly StateStore _store;

    private Worker(FileStorage storage)
    {
        _storage = storage;
        try
        {
            _store = new StateStore(Some.Schema, storage);
        }
        catch (Exception)
        {
            storage.Abandon();
            throw;
        }

        storage.Follow(_store);
    }

    public RecoveryReport Report => _storage.Report!;

    public static Worker Start(IDisk disk, string folder = Some.Folder, long? journalBytesMax = null) =>
        new(FileStorage.Open(folder, Some.Schema, disk, journalBytesMax));

    /// <summary>Everything that is kept, as text: «people/7» -> the record.</summary>
    public SortedDictionary<string, string> State() => _store.View(read =>
    {
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in read.All<Person>()) state["people/" + person.Key] = person.Name;
        foreach (var note in read.All<Note>()) state["notes/" + note.Key] = note.Text;
        return state;
    });

    public void Put(params Record[] records) => _store.Update(Some.Now, "test:put", tx =>
    {
        foreach (var record in records) tx.Put(record);
        return true;
    });

    /// <summary>Stages a commit; what becomes of it shows when it is flushed.</summary>
    public Told Stage(params Record[] records)
    {
        var told = new Told();
        _store.Stage(
            Some.Now, "test:stage", tx =>
            {
                foreach (var record in records) tx.Put(record);
                return true;
            },
            told.Settle);
        return told;
    }

    public void Flush() => _store.Flush();

    public (long Seq, IReadOnlyList<Record> Records) Snapshot(string collection) =>
        _store.Snapshot(collection);

    public event Action<Commit> Committed
    {
        add => _store.Committed += value;
        remove => _store.Committed -= value;
    }

    public void Delete(params Record[] records) => _store.Update(Some.Now, "test:delete", tx =>
    {
        foreach (var record in records) tx.Delete(record);
        return true;
    });

    public T? Get<T>(string key) where T : Record => _store.View(read => read.Get<T>(key));

    public void PutSome()
    {
        Put(new Person(1, "Ann"));
        Put(new Person(2, "Bob"), new Note("a", "first"));
        Put(new Person(3, "Cid"));
        Put(new Note("b", "second"));
    }

    public void WriteSnapshots() => _storage.WriteSnapshots();

    public void Stop() => _storage.Dispose();

    public void Kill() => _storage.Abandon();
}
