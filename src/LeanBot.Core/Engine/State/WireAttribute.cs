namespace LeanBot.Core;

/// <summary>The name something has in stored data. It outlives every rename of the class.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WireAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
