using LeanBot.Core;

namespace LeanBot.Store.Tests;

public static class Keeping
{
    /// <summary>Encodes commits and appends them as one group.</summary>
    public static void Keep(this IStorage storage, params Commit[] group) =>
        storage.Append([.. group.Select(storage.Encode)]);
}
