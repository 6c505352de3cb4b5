using System.Text.Json.Serialization;

namespace LeanBot.Core.Features.Orders;

/// <summary><c>order_id</c> on Stripe's wire.</summary>
[JsonConverter(typeof(TextIdJson<OrderId>))]
public readonly record struct OrderId(string Value) : ITextId<OrderId>
{
    public static OrderId From(string value) => new(value);
    public override string ToString() => Value;
}
