using System.Text.Json;

namespace LeanBot.Core;

/// <summary>Keeps commits in memory, as JSON: whoever starts again from it reads every record for
/// real.</summary>
/// <param name="earlier">What a storage before this one kept, as a restart finds it; null for
/// nothing.</param>
public sealed class MemoryStorage(Schema schema, MemoryStorage? earlier = null) : IStorage
{
    private readonly Dictionary<(string Collection, string Key), string> _kept =
        earlier is null ? [] : new(earlier._kept);

    private bool _isLoaded;

    /// <summary>The last commit that is kept; 0 when there is none.</summary>
    public long LastSeq { get; private set; } = earlier?.LastSeq ?? 0;

    public Recovered Load()
    {
        _isLoaded = true;
        return new Recovered(LastSeq, [.. _kept.Select(Read)]);
    }

    public void Append(Commit commit)
    {
        if (!_isLoaded) throw new InvalidOperationException("The storage is not loaded.");
        if (commit.Seq != LastSeq + 1)
            throw new InvalidOperationException($"Commit {commit.Seq} cannot follow {LastSeq}.");
        // All is written as JSON before any of it is kept: what cannot be written leaves nothing behind.
        var changes = commit.Changes
            .Select(change => (At: (change.Collection, change.Key), Json: Write(change)))
            .ToArray();
        foreach (var (at, json) in changes)
        {
            if (json is null) _kept.Remove(at);
            else _kept[at] = json;
        }

        LastSeq = commit.Seq;
    }

    private string? Write(Change change) =>
        change.Value is { } record
            ? JsonSerializer.Serialize(record, schema.TypeOf(change.Collection), schema.Json)
            : null;

    private Change Read(KeyValuePair<(string Collection, string Key), string> kept)
    {
        var record = (Record)JsonSerializer.Deserialize(
            kept.Value, schema.TypeOf(kept.Key.Collection), schema.Json)!;
        return record.Key == kept.Key.Key
            ? new Change(kept.Key.Collection, kept.Key.Key, record)
            : throw new InvalidOperationException(
                $"A record of {kept.Key.Collection} was kept as «{kept.Key.Key}» "
                + $"and came back as «{record.Key}».");
    }
}
