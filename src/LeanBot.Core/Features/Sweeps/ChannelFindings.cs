using LeanBot.Core.Features.Channels;

namespace LeanBot.Core.Features.Sweeps;

/// <summary>What a sweep has found in one channel.</summary>
/// <param name="Inside">Members whom we know inside, without administrators.</param>
/// <param name="Counted">How many Telegram says are inside; null where it could not be counted.</param>
/// <param name="Administrators">With the bots among them.</param>
/// <param name="Strangers">Inside, and nobody we know.</param>
/// <param name="Missing">May be inside and are not.</param>
/// <param name="Unreachable">Those of the missing who can't be written to.</param>
/// <param name="Banned">May be inside, and are kept out by hand.</param>
/// <param name="WithoutRight">Inside without a right to be.</param>
/// <param name="Lacking">What the bot may not do there.</param>
public sealed record ChannelFindings(
    ChannelId Channel, int Inside, int? Counted, int Administrators, int Strangers, int Missing,
    int Unreachable, int Banned, int WithoutRight, IReadOnlyList<Right> Lacking);
