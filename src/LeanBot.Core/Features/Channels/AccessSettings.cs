namespace LeanBot.Core.Features.Channels;

public sealed record AccessSettings
{
    /// <summary>How many people may be let out within an hour before an admin has to confirm more: a mistake
    /// in the config, at Stripe or in the clock must not empty the channels.</summary>
    public int MaxRemovalsPerHour { get; init; } = 50;

    /// <summary>How often Telegram is asked of each member whether they are inside.</summary>
    public int LookEveryHours { get; init; } = 24;

    /// <summary>Whether a subscription that the team has paused keeps its channels open beyond what is
    /// paid.</summary>
    public bool WhilePaused { get; init; }
}
