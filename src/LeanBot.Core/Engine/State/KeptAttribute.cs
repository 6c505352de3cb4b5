namespace LeanBot.Core;

/// <summary>Names the collection, and with it the file in the data folder, that keeps a kind of
/// record.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KeptAttribute(string collection) : Attribute
{
    public string Collection { get; } = collection;
}
