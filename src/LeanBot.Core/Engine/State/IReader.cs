namespace LeanBot.Core;

/// <summary>Reads the state: the committed one, or a turn's own view of it.</summary>
public interface IReader
{
    T? Get<T>(string key) where T : Record;

    /// <summary>The records an index gives for a value, in the order of their keys.</summary>
    IEnumerable<T> Find<T>(Index<T> index, string value) where T : Record;

    /// <summary>Every record of a kind, in no order. For small collections and for projections.</summary>
    IEnumerable<T> All<T>() where T : Record;
}
