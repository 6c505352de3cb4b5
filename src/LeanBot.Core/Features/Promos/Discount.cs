using System.Text.Json.Serialization;

namespace LeanBot.Core.Features.Promos;

/// <summary>What a promo takes off a price.</summary>
[JsonDerivedType(typeof(Percent), "percentOff")]
[JsonDerivedType(typeof(Amount), "amountOff")]
public abstract record Discount
{
    private const int Whole = 100;

    /// <summary>What is left of a price: never less than nothing. What is taken off is rounded half up to the
    /// minor unit, as Stripe does; what Stripe then says is what is shown before anybody pays.</summary>
    public abstract Money Of(Money price);

    /// <summary>Whether it can be taken off a price in that currency.</summary>
    public virtual bool IsFor(string currency) => true;

    /// <param name="PercentOff">1 to 100.</param>
    public sealed record Percent(int PercentOff) : Discount
    {
        public override Money Of(Money price) => price with
        {
            MinorUnits = price.MinorUnits - (price.MinorUnits * PercentOff + Whole / 2) / Whole,
        };

        public override string ToString() => $"−{PercentOff}%";
    }

    public sealed record Amount(Money AmountOff) : Discount
    {
        public override Money Of(Money price) => price with
        {
            MinorUnits = Math.Max(0, price.MinorUnits - AmountOff.MinorUnits),
        };

        public override bool IsFor(string currency) => AmountOff.Currency == currency;

        public override string ToString() => $"−{AmountOff}";
    }
}
