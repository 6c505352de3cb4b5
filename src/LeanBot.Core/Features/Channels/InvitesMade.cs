namespace LeanBot.Core.Features.Channels;

/// <param name="Links">By channel id.</param>
/// <param name="Problems">By channel id, why there is none.</param>
public sealed record InvitesMade(
    IReadOnlyDictionary<ChannelId, string> Links, IReadOnlyDictionary<ChannelId, Failure> Problems);
