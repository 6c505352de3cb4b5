namespace LeanBot.Core.Features.Promos;

/// <summary>Why a code can't be used. Each has its own words.</summary>
public enum PromoRefusal
{
    Unknown,
    NotYet,
    Over,
    UsedUp,

    /// <summary>Others are just paying with the last uses.</summary>
    AllHeld,
    UsedByYou,
    OnlyFirst,
    OtherPlan,
    NotForYou,
    Stopped,
}
