using System.Text.Json.Serialization;

namespace LeanBot.Core.Features.Channels;

/// <summary>Our name for a channel: a-z, 0-9, - and _, at most 32.</summary>
[JsonConverter(typeof(TextIdJson<ChannelId>))]
public readonly record struct ChannelId(string Value) : ITextId<ChannelId>
{
    public static ChannelId From(string value) => new(value);
    public override string ToString() => Value;
}
