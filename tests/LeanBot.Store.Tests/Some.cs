using LeanBot.Core;
using Record = LeanBot.Core.Record;

namespace LeanBot.Store.Tests;

[Kept("people")]
public sealed record Person(int Id, string Name) : Record
{
    public override string Key => Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

[Kept("notes")]
public sealed record Note(string Id, string Text, int? Stars = null) : Record
{
    public override string Key => Id;
}

public static class Some
{
    public const string Folder = "/data";

    public static readonly Schema Schema = new(typeof(Some).Assembly);
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    public static Change Put(Record record) => record switch
    {
        Person => new Change("people", record.Key, record),
        _ => new Change("notes", record.Key, record),
    };

    public static Commit Commit(long seq, params Change[] changes) => new(seq, Now, $"test:{seq}", changes);

    /// <summary>Three people and a note in four commits, then the power goes.</summary>
    public static MemoryDisk KilledDisk()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk);
        worker.PutSome();
        worker.Kill();
        return disk;
    }
}
