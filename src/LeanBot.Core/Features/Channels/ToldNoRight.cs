namespace LeanBot.Core.Features.Channels;

/// <summary>Somebody has just read that a channel is for members. A folder asks for all of its channels at
/// once, and once is enough.</summary>
/// <param name="ForgetAt">UTC.</param>
[Kept("toldNoRight")]
public sealed record ToldNoRight(MemberId Member, DateTimeOffset ForgetAt) : Record
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    public override string Key => Member.ToString();
    public override DateTimeOffset? Due => ForgetAt;
}
