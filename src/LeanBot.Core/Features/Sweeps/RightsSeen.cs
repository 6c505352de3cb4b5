using LeanBot.Core.Features.Channels;

namespace LeanBot.Core.Features.Sweeps;

/// <param name="Missing">What the bot lacks of all that it needs.</param>
/// <param name="Problem">The same in words; null where it lacks nothing.</param>
public sealed record RightsSeen(IReadOnlyList<Right> Missing, string? Problem);
