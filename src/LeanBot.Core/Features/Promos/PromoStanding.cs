namespace LeanBot.Core.Features.Promos;

/// <summary>Whether a code can be used today, apart from who uses it.</summary>
public enum PromoStanding
{
    Runs,
    NotYet,
    Over,
    UsedUp,
    Stopped,
}
