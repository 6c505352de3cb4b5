using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Search;

/// <summary>Whom a command names: by id or by @username, and nobody else.</summary>
internal static class UserRef
{
    /// <exception cref="Refused">Nobody, or more than one.</exception>
    public static Member Find(Turn turn, string typed)
    {
        var isExact = typed.StartsWith('@') || MemberId.TryFrom(typed) is not null;
        var hits = isExact ? Query.Find(turn, typed) : [];
        return hits.Count == 1 ? hits[0] : throw new Refused("search.whom", ("query", Query.Shown(typed)));
    }
}
