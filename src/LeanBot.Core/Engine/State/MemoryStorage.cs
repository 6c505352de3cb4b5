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

    public long Load(Action<Change> found)
    {
        _isLoaded = true;
        foreach (var kept in _kept) found(Read(kept));
        return LastSeq;
    }

    public EncodedCommit Encode(Commit commit) => new Lines(
        commit, [.. commit.Changes.Select(change => ((change.Collection, change.Key), Write(change)))]);

    public void Append(IReadOnlyList<EncodedCommit> group)
    {
        if (!_isLoaded) throw new InvalidOperationException("The storage is not loaded.");
        for (var i = 0; i < group.Count; i++)
        {
            if (group[i].Commit.Seq != LastSeq + 1 + i)
                throw new InvalidOperationException(
                    $"Commit {group[i].Commit.Seq} cannot follow {LastSeq + i}.");
        }

        foreach (var lines in group.Cast<Lines>())
        {
            foreach (var (at, json) in lines.Json)
            {
                if (json is null) _kept.Remove(at);
                else _kept[at] = json;
            }

            LastSeq = lines.Commit.Seq;
        }
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

    private sealed record Lines(
        Commit Commit, IReadOnlyList<((string Collection, string Key) At, string? Json)> Json)
        : EncodedCommit(Commit);
}
