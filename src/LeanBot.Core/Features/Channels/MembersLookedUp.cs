namespace LeanBot.Core.Features.Channels;

public sealed record MembersLookedUp(IReadOnlyList<LookedUp> Members);
