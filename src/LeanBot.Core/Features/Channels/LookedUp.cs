namespace LeanBot.Core.Features.Channels;

public sealed record LookedUp(MemberId Member, Membership Membership);
