namespace LeanBot.Core.Features.Channels;

public sealed record ChannelToInviteTo(ChannelId Id, long ChatId);
