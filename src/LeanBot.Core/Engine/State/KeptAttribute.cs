namespace LeanBot.Core;

/// <summary>Names the collection, and with it the file in the data folder, that keeps a kind of
/// record.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KeptAttribute(string collection) : Attribute
{
    public string Collection { get; } = collection;

    /// <summary>Timers walk through it in the order of the keys, so that order is kept.</summary>
    public bool IsWalked { get; init; }
}
