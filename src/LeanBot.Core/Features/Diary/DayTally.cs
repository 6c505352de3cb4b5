using System.Globalization;

namespace LeanBot.Core.Features.Diary;

/// <summary>What one day of the zone brought. It spares counting all payments anew, and outlives the
/// diary.</summary>
/// <param name="Day"><c>2026-11-02</c></param>
/// <param name="Revenue">Minor units by currency.</param>
[Kept("days")]
public sealed record DayTally(
    string Day, IReadOnlyDictionary<DiaryKind, int> Counts, IReadOnlyDictionary<string, long> Revenue)
    : Record
{
    public override string Key => Day;

    public static string KeyOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DayTally Of(IReader state, DateOnly day) => state.Get<DayTally>(KeyOf(day))
        ?? new DayTally(KeyOf(day), new Dictionary<DiaryKind, int>(), new Dictionary<string, long>());

    /// <summary>All days from one to another together, both included.</summary>
    public static DayTally Of(IReader state, DateOnly from, DateOnly to)
    {
        var days = Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1))
            .Select(at => Of(state, from.AddDays(at)))
            .ToArray();
        return new DayTally(
            KeyOf(from),
            days.SelectMany(day => day.Counts).GroupBy(one => one.Key)
                .ToDictionary(kind => kind.Key, kind => kind.Sum(one => one.Value)),
            days.SelectMany(day => day.Revenue).GroupBy(one => one.Key)
                .ToDictionary(currency => currency.Key, currency => currency.Sum(one => one.Value)));
    }

    public int CountOf(DiaryKind kind) => Counts.GetValueOrDefault(kind);

    /// <param name="brought">What it adds to the day's revenue; less than nothing where money went
    /// back.</param>
    public DayTally With(DiaryKind kind, Money? brought)
    {
        var counted = new Dictionary<DiaryKind, int>(Counts) { [kind] = CountOf(kind) + 1 };
        if (brought is not { } money) return this with { Counts = counted };
        var sum = Revenue.GetValueOrDefault(money.Currency) + money.MinorUnits;
        return this with
        {
            Counts = counted,
            Revenue = new Dictionary<string, long>(Revenue) { [money.Currency] = sum },
        };
    }
}
