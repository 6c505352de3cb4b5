using LeanBot.Core;
using Record = LeanBot.Core.Record;

namespace LeanBot.Store.Tests;

/// <summary>A state over a data folder, as the real worker holds it.</summary>
public sealed class Worker
{
    private readonly FileStorage _storage;

    private Worker(FileStorage storage)
    {
        _storage = storage;
        try
        {
            Store = new StateStore(Some.Schema, storage);
        }
        catch (Exception)
        {
            storage.Abandon();
            throw;
        }

        storage.Follow(Store);
    }

    public StateStore Store { get; }

    public RecoveryReport Report => _storage.Report!;

    public static Worker Start(IDisk disk, string folder = Some.Folder, long? journalBytesMax = null) =>
        new(FileStorage.Open(folder, Some.Schema, disk, journalBytesMax));

    /// <summary>Everything that is kept, as text: «people/7» -> the record.</summary>
    public SortedDictionary<string, string> State() => Store.View(read =>
    {
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in read.All<Person>()) state["people/" + person.Key] = person.Name;
        foreach (var note in read.All<Note>()) state["notes/" + note.Key] = note.Text;
        return state;
    });

    public void Put(params Record[] records) => Store.Update(Some.Now, "test:put", tx =>
    {
        foreach (var record in records) tx.Put(record);
        return true;
    });

    /// <summary>Stages a commit; what becomes of it shows when it is flushed.</summary>
    public Told Stage(params Record[] records) => Stage(tx =>
    {
        foreach (var record in records) tx.Put(record);
    });

    public Told Stage(Action<Tx> change)
    {
        var told = new Told();
        Store.Stage(
            Some.Now, "test:stage", tx =>
            {
                change(tx);
                return true;
            },
            told.Settle);
        return told;
    }

    public void Flush() => Store.Flush();

    public void Delete(params Record[] records) => Store.Update(Some.Now, "test:delete", tx =>
    {
        foreach (var record in records) tx.Delete(record);
        return true;
    });

    public T? Get<T>(string key) where T : Record => Store.View(read => read.Get<T>(key));

    public void PutSome()
    {
        Put(new Person(1, "Ann"));
        Put(new Person(2, "Bob"), new Note("a", "first"));
        Put(new Person(3, "Cid"));
        Put(new Note("b", "second"));
    }

    public void WriteSnapshots() => _storage.WriteSnapshots();

    public void WriteSnapshots(Action rest) => _storage.WriteSnapshots(rest);

    public void Stop() => _storage.Dispose();

    public void Kill() => _storage.Abandon();
}
