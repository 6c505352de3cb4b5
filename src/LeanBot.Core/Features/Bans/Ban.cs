namespace LeanBot.Core.Features.Bans;

/// <summary>Somebody whom the team does not want: no access and no buying, until it is lifted.</summary>
/// <param name="At">UTC.</param>
[Kept("bans")]
public sealed record Ban(MemberId Member, DateTimeOffset At, MemberId By, string ByName) : Record
{
    public override string Key => Member.ToString();
}
