using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Overview;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Analytics;

/// <summary>How the community grows and what it earns, over the last days.</summary>
public sealed class AnalyticsScreen : AdminScreen
{
    public const string Wire = "analytics";

    private const int MonthsOfYear = 12;

    private static readonly int[] Spans = [7, 30, 90];

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 12;

    public override string Label(Turn turn) => turn.Voice.Text("analytics.button");

    /// <param name="argument">How many days; 30 where it does not say.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var days = int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            && Spans.Contains(given) ? given : 30;
        var today = Diaries.Today(turn);
        var tally = DayTally.Of(turn.Tx, today.AddDays(1 - days), today);
        var held = turn.Tx.All<Subscription>().ToArray();
        var start = LocalClock.At(turn.Config.Zone, today.AddDays(1 - days).ToDateTime(TimeOnly.MinValue), 0);
        string[] parts =
        [
            turn.Voice.Text("analytics.head", ("days", days)),
            People(turn, tally, held),
            ChurnIn(turn, start, held),
            Earnings(turn, tally, days, held),
        ];
        return new Screen(
            string.Join("\n\n", parts),
            [Spans.Select(span => OpenScreen.Button(
                turn.Voice.Text(span == days ? "analytics.shown" : "analytics.span", ("days", span)), this,
                span.ToString(CultureInfo.InvariantCulture))).ToArray()]);
    }

    private static string People(Turn turn, DayTally tally, Subscription[] held)
    {
        var now = held.Where(one => one.GivesAccess).Select(one => one.Member).Distinct().Count();
        return turn.Voice.Text(
            "analytics.people",
            ("now", now), ("joined", tally.CountOf(DiaryKind.Joined)),
            ("returned", tally.CountOf(DiaryKind.Returned)),
            ("left", tally.CountOf(DiaryKind.Ended)), ("canceled", tally.CountOf(DiaryKind.Canceled)));
    }

    /// <summary>Who came within the span and left again is no churn of those who were there.</summary>
    private static string ChurnIn(Turn turn, DateTimeOffset start, Subscription[] held)
    {
        var churn = Churn.Since(start, held, turn.Tx.All<Payment>());
        return churn.Share is { } share
            ? turn.Voice.Text(
                "analytics.churn",
                ("churn", Percent(share)), ("left", churn.Left), ("were", churn.Were), ("day", start))
            : turn.Voice.Text("analytics.churnUnknown", ("day", start));
    }

    private static string Earnings(Turn turn, DayTally tally, int days, Subscription[] held)
    {
        var since = turn.Now.AddDays(-days);
        var plans = turn.Tx.All<Payment>().Where(payment => payment.At > since)
            .GroupBy(payment => payment.Plan)
            .OrderByDescending(plan => plan.Count())
            .Select(plan => turn.Voice.Text(
                "analytics.plan",
                ("plan", Held.TitleOf(turn, plan.Key)), ("count", plan.Count()),
                ("sum", Sums.Of(plan.Select(payment => payment.Net)))));
        return string.Join('\n', plans
            .Prepend(turn.Voice.Text("analytics.revenue", ("sum", Sums.Of(tally.Revenue))))
            .Append(turn.Voice.Text("analytics.mrr", ("sum", Sums.Of(held
                .Where(one => one is { GivesAccess: true, Renews: true })
                .Select(Monthly).OfType<Money>())))));
    }

    /// <summary>What it brings in a month, as it is charged now.</summary>
    private static Money? Monthly(Subscription held) =>
        held is { Period: Period.Year, NextPayment: { } year }
            ? year with { MinorUnits = year.MinorUnits / MonthsOfYear }
            : held.NextPayment;

    private static string Percent(decimal share) =>
        (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
