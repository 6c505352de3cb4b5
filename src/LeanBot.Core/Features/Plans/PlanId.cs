using System.Text.Json.Serialization;

namespace LeanBot.Core.Features.Plans;

/// <summary>A plan's id: a-z, 0-9, - and _, at most 32. Orders and Stripe's objects carry it for
/// ever.</summary>
[JsonConverter(typeof(TextIdJson<PlanId>))]
public readonly record struct PlanId(string Value) : ITextId<PlanId>
{
    public static PlanId From(string value) => new(value);
    public override string ToString() => Value;
}
