namespace LeanBot.Core.Features.Sweeps;

/// <summary>A walk through everybody that writes to who may be inside and is not.</summary>
/// <param name="At">When it goes on, UTC.</param>
/// <param name="After">The key it has come to.</param>
[Kept("inviteWalks")]
public sealed record InviteWalk(MemberId By, DateTimeOffset At, string After = "", int Invited = 0) : Record
{
    public const string OnlyKey = "all";

    public override string Key => OnlyKey;
    public override DateTimeOffset? Due => At;
}
