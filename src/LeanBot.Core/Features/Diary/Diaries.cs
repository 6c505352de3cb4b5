using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Diary;

/// <summary>Writes down what happened, and counts it for its day.</summary>
public static class Diaries
{
    /// <summary>Numbers and moment are filled in here; so is the admin where one is acting.</summary>
    /// <param name="by">Where the admin does not speak in this turn, as in the result of a call.</param>
    /// <param name="brought">What it adds to the day's revenue, where that is not the amount of a
    /// payment.</param>
    public static void Note(
        Turn turn, DiaryKind kind, MemberId? member = null, string? about = null, Money? amount = null,
        DateTimeOffset? until = null, long? count = null, string? name = null,
        Money? brought = null, MemberId? by = null)
    {
        var number = (turn.Tx.Get<DiaryEnd>(DiaryEnd.OnlyKey)?.Count ?? 0) + 1;
        var admin = by is { } who ? Team.Find(turn.Config, who) : AdminOf(turn);
        turn.Tx.Put(new DiaryEnd(number));
        turn.Tx.Put(new DiaryEntry(
            number, turn.Now, kind, member, about, amount, until, count, admin?.TelegramId,
            name ?? admin?.Name));
        turn.Tx.Put(DayTally.Of(turn.Tx, Today(turn)).With(
            kind, IsPayment(kind) ? amount : brought));
    }

    /// <summary>The newest first.</summary>
    public static IReadOnlyList<DiaryEntry> All(Turn turn) =>
        [.. turn.Tx.All<DiaryEntry>().OrderByDescending(entry => entry.Number)];

    /// <summary>What the bot did about a member, the newest first.</summary>
    public static IReadOnlyList<DiaryEntry> Of(Turn turn, MemberId member) =>
    [
        .. turn.Tx.Find(DiaryEntry.ByMember, member.ToString()).OrderByDescending(entry => entry.Number),
    ];

    public static DateOnly Today(Turn turn) => DayOf(turn, turn.Now);

    /// <summary>The day of the zone.</summary>
    public static DateOnly DayOf(Turn turn, DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, turn.Config.Zone).DateTime);

    private static bool IsPayment(DiaryKind kind) => kind
        is DiaryKind.Joined or DiaryKind.Returned or DiaryKind.Renewed or DiaryKind.Paid
        or DiaryKind.PaidLate;

    private static Admin? AdminOf(Turn turn) => turn.Incoming switch
    {
        Incoming.Message { Bot: Bot.Admin } message => Team.Find(turn.Config, message.From.Id),
        Incoming.Press { Bot: Bot.Admin } press => Team.Find(turn.Config, press.From.Id),
        _ => null,
    };
}
