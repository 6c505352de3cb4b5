using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Core;

/// <summary>Something the store keeps: immutable, changed by <c>with</c>, found by its key in its
/// collection.</summary>
public abstract record Record
{
    /// <summary>The name of the record within its collection; it never changes.</summary>
    public abstract string Key { get; }

    /// <summary>When its <see cref="TimerRule{TRecord}"/> is to look at it next; null while nothing is to
    /// happen.</summary>
    public virtual DateTimeOffset? Due => null;

    /// <summary>Fields a newer version wrote. They survive being read and written by this one.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }
}
