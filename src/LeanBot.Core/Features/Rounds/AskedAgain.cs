namespace LeanBot.Core.Features.Rounds;

/// <summary>That a member was asked, after an absence, to ask once more to be let in: once, whatever the
/// number of channels.</summary>
[Kept("askedAgain")]
public sealed record AskedAgain(MemberId Member, DateTimeOffset ForgetAt) : Record
{
    public override string Key => Member.ToString();
    public override DateTimeOffset? Due => ForgetAt;
}
