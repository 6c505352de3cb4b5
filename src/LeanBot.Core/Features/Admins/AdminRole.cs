namespace LeanBot.Core.Features.Admins;

/// <summary>What somebody is in the team.</summary>
public enum AdminRole
{
    /// <summary>May do everything.</summary>
    Owner,

    /// <summary>Runs the business of every day: everything but prices and lists of strangers.</summary>
    Manager,

    /// <summary>Helps members: answers, notes, time. Takes nothing away and gives no money back.</summary>
    Support,

    /// <summary>Looks.</summary>
    ReadOnly,
}
