namespace LeanBot.Core.Features.Channels;

/// <param name="Count">Everybody, administrators and bots too.</param>
/// <param name="Administrators">With the bots among them.</param>
public sealed record MembersCounted(int Count, IReadOnlyList<MemberId> Administrators);
