namespace LeanBot.Core.Features.TeamChanges;

public enum TeamChangeKind
{
    /// <summary>Access and subscription end at once; nothing is given back by it.</summary>
    EndNow,

    /// <summary>It ends with the period that is paid.</summary>
    EndAtPeriodEnd,

    /// <summary>An end that was scheduled is taken back.</summary>
    GoOn,

    /// <summary>The next charge comes later.</summary>
    FreeDays,
}
