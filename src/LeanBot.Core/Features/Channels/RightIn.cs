namespace LeanBot.Core.Features.Channels;

/// <summary>A right in a channel.</summary>
public sealed record RightIn(ChannelId Channel, Right Right)
{
    public override string ToString() => $"{Channel}:{Right}";
}
