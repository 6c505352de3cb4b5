using System.Globalization;

namespace LeanBot.Core.Features.Diary;

/// <summary>Something that the bot did or saw, for the team to read. Written in the commit of what it tells,
/// so it is there exactly when that is so.</summary>
/// <param name="Number">Counts entries from 1; the newest take the places of the oldest.</param>
/// <param name="At">UTC.</param>
/// <param name="About">A plan, a channel, a reference: its name as it was.</param>
/// <param name="Until">UTC.</param>
/// <param name="By">The admin who did it; null for the bot itself.</param>
/// <param name="Name">Of somebody who is no member, or of the admin.</param>
[Kept("diary")]
public sealed record DiaryEntry(
    long Number,
    DateTimeOffset At,
    DiaryKind Kind,
    MemberId? Member = null,
    string? About = null,
    Money? Amount = null,
    DateTimeOffset? Until = null,
    long? Count = null,
    MemberId? By = null,
    string? Name = null) : Record
{
    /// <summary>How many are kept: some hundred kilobytes.</summary>
    public const int KeptMax = 2_000;

    public static readonly Index<DiaryEntry> ByMember =
        new("by-member", entry => entry.Member?.ToString());

    public override string Key => (Number % KeptMax).ToString("0000", CultureInfo.InvariantCulture);

    public DiaryTopic Topic => Kind switch
    {
        DiaryKind.Joined or DiaryKind.Returned or DiaryKind.Renewed or DiaryKind.Paid or DiaryKind.PaidLate
            or DiaryKind.GivenTime or DiaryKind.PaymentFailed or DiaryKind.Disputed or DiaryKind.DisputeWon
            or DiaryKind.DisputeLost or DiaryKind.Refunded or DiaryKind.RefundFailed => DiaryTopic.Money,
        DiaryKind.Warned or DiaryKind.Canceled or DiaryKind.Resumed or DiaryKind.Ended or DiaryKind.LetIn
            or DiaryKind.LetOut => DiaryTopic.Access,
        DiaryKind.Held or DiaryKind.Banned or DiaryKind.RightsLost or DiaryKind.RightsBack
            or DiaryKind.Parked => DiaryTopic.Trouble,
        _ => DiaryTopic.Team,
    };
}
