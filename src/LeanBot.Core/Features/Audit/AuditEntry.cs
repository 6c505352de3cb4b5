using System.Globalization;

namespace LeanBot.Core.Features.Audit;

/// <summary>What an admin did: who, what, about whom, how it was before and is after. Written in the commit
/// of the deed, kept for ever, and changed by nothing.</summary>
/// <param name="Number">Counts entries from 1, without a gap.</param>
/// <param name="At">UTC.</param>
/// <param name="ByName">As they were called then.</param>
/// <param name="Member">Whom it was about.</param>
/// <param name="About">A plan, a file, an amount: its name as it was.</param>
/// <param name="Words">The same in each language, where it is words of ours, as they were then.</param>
/// <param name="ApprovedBy">The second admin, where it took one.</param>
[Kept("audit")]
public sealed record AuditEntry(
    long Number,
    DateTimeOffset At,
    AuditKind Kind,
    MemberId By,
    string ByName,
    MemberId? Member = null,
    string? About = null,
    string? Before = null,
    string? After = null,
    MemberId? ApprovedBy = null,
    string? ApprovedByName = null,
    IReadOnlyDictionary<string, string>? Words = null) : Record
{
    public static readonly Index<AuditEntry> ByMember =
        new("by-member", entry => entry.Member?.ToString());

    public static readonly Index<AuditEntry> ByAdmin = new("by-admin", entry => entry.By.ToString());

    public override string Key => KeyOf(Number);

    public static string KeyOf(long number) => number.ToString("0000000000", CultureInfo.InvariantCulture);
}
