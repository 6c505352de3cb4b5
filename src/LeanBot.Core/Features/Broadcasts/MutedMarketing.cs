namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Somebody who wants no news and offers. What concerns their money and access they get all the
/// same.</summary>
/// <param name="At">UTC.</param>
/// <param name="Broadcast">The one after which they had enough; null where it was the switch.</param>
[Kept("mutedMarketing")]
public sealed record MutedMarketing(MemberId Member, DateTimeOffset At, string? Broadcast = null) : Record
{
    public override string Key => Member.ToString();
}
