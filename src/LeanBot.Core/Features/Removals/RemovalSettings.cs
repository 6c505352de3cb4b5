namespace LeanBot.Core.Features.Removals;

/// <summary><c>removals</c> in <c>config/leanbot.json</c>.</summary>
public sealed record RemovalSettings
{
    /// <summary>Nobody is let out: who would be is only reported.</summary>
    public bool Observe { get; init; }

    /// <summary>How many people one run of a kick plan lets out at most.</summary>
    public int CapPerRun { get; init; } = 50;

    /// <summary>For how long whoever was let out by mistake is invited back.</summary>
    public int UndoDays { get; init; } = 7;
}
