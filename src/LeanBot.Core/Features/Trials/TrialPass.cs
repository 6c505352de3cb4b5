namespace LeanBot.Core.Features.Trials;

/// <summary>The team allows somebody free days once more, whatever they had or paid.</summary>
/// <param name="At">UTC.</param>
[Kept("trialPasses")]
public sealed record TrialPass(MemberId Member, DateTimeOffset At) : Record
{
    public override string Key => Member.ToString();
}
