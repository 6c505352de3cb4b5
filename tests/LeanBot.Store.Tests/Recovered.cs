using LeanBot.Core;

namespace LeanBot.Store.Tests;

/// <summary>What a storage gives back at start: each record that is kept, as a change that made it.</summary>
public sealed record Recovered(long LastSeq, IReadOnlyCollection<Change> Records)
{
    public static Recovered From(IStorage storage)
    {
        var kept = new Dictionary<(string, string), Change>();
        var last = storage.Load(change =>
        {
            if (change.Value is null) kept.Remove((change.Collection, change.Key));
            else kept[(change.Collection, change.Key)] = change;
        });
        return new Recovered(last, kept.Values);
    }
}

public static class LoadingExtensions
{
    public static Recovered Load(this IStorage storage) => Recovered.From(storage);
}
