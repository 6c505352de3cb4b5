namespace LeanBot.Core.Features.Promos;

/// <summary>How often a code was paid with.</summary>
[Kept("promoCounts")]
public sealed record PromoCount(string Code, int Uses) : Record
{
    public override string Key => Code;
}
