using System.Text.Json.Serialization;

namespace LeanBot.Core.Features.Subscriptions;

/// <summary>Account and Stripe's id: <c>main:sub_…</c>.</summary>
[JsonConverter(typeof(TextIdJson<SubscriptionId>))]
public readonly record struct SubscriptionId(string Value) : ITextId<SubscriptionId>
{
    public static SubscriptionId From(string value) => new(value);
    public override string ToString() => Value;
}
