namespace LeanBot.Core.Features.Broadcasts;

/// <summary>What an admin said yes to.</summary>
/// <param name="Version">Of the draft.</param>
/// <param name="People">How many it was for.</param>
public sealed record LaunchArguments(string Broadcast, int Version, int People);
