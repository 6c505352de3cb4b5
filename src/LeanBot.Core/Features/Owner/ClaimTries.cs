namespace LeanBot.Core.Features.Owner;

/// <summary>How often somebody said a wrong code lately.</summary>
/// <param name="ForgetAt">An hour after the last, UTC; until then nothing is answered beyond <see
/// cref="CountMax"/>.</param>
[Kept("claimTries")]
public sealed record ClaimTries(MemberId Who, int Count, DateTimeOffset ForgetAt) : Record
{
    public const int CountMax = 5;

    public static readonly TimeSpan SilentFor = TimeSpan.FromHours(1);

    public override string Key => Who.ToString();
    public override DateTimeOffset? Due => ForgetAt;
}
