using System.Text.Json.Serialization;

namespace LeanBot.Core.Features.Promos;

/// <summary>What a promo takes off a price.</summary>
[JsonDerivedType(typeof(Percent), "percentOff")]
[JsonDerivedType(typeof(Amount), "amountOff")]
public abstract record Discount
{
    /// <param name="PercentOff">1 to 100.</param>
    public sealed record Percent(int PercentOff) : Discount
    {
        public override string ToString() => $"−{PercentOff}%";
    }

    public sealed record Amount(Money AmountOff) : Discount
    {
        public override string ToString() => $"−{AmountOff}";
    }
}
