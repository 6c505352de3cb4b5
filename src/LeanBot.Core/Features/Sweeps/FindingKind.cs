namespace LeanBot.Core.Features.Sweeps;

/// <summary>What can be odd about a member and a channel.</summary>
public enum FindingKind
{
    Missing,
    Banned,
    WithoutRight,
}
