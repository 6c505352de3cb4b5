namespace LeanBot.Core;

/// <summary>An id that is a text on the wire.</summary>
public interface ITextId<TSelf> where TSelf : struct, ITextId<TSelf>
{
    string Value { get; }
    static abstract TSelf From(string value);
}
