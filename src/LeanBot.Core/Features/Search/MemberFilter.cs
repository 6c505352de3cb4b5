namespace LeanBot.Core.Features.Search;

/// <summary>A way to pick some of all members.</summary>
/// <param name="Key">As buttons carry it, without spaces: <c>plan.gold</c>.</param>
internal sealed record MemberFilter(string Key, string Label, Func<MemberStanding, bool> Fits);
