namespace LeanBot.Core.Features.Promos;

/// <summary>What can be said of a code beside what it takes off.</summary>
public enum PromoField
{
    Plans,
    From,
    Until,
    MaxUses,
    MaxUsesPerMember,
    FirstPurchaseOnly,
    Members,
    Title,
}
