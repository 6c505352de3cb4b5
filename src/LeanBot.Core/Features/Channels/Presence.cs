namespace LeanBot.Core.Features.Channels;

public enum Presence
{
    Out,

    /// <summary>Their request to join is being approved.</summary>
    Asked,
    In,
}
