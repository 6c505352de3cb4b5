namespace LeanBot.Core;

/// <summary>Finds records by something other than their key. Declared as a static field beside the
/// record.</summary>
/// <param name="name">The index's name, unique within the collection.</param>
/// <param name="keyOf">The value to find a record by; null keeps it out of the index.</param>
public sealed class Index<TRecord>(string name, Func<TRecord, string?> keyOf) : Index(name, typeof(TRecord))
    where TRecord : Record
{
    internal override string? KeyOf(Record record) => keyOf((TRecord)record);
}

public abstract class Index
{
    private protected Index(string name, Type recordType)
    {
        Name = name;
        RecordType = recordType;
    }

    public string Name { get; }
    internal Type RecordType { get; }
    internal abstract string? KeyOf(Record record);
}
