using LeanBot.Core.Features.Dunning;

namespace LeanBot.Core.Features.Subscriptions;

/// <summary>What time does to a subscription: warnings, grace, and the question to Stripe before anybody is
/// let out. Everything happens at sensible hours of the configured zone.</summary>
public static class Steps
{
    /// <summary>How long before a trial ends its end is told of, as Stripe does.</summary>
    private const int TrialEndDays = 3;

    /// <summary>Something to do at a moment.</summary>
    public abstract record Step(DateTimeOffset At)
    {
        /// <summary>It ends in so many days and will not renew.</summary>
        public sealed record WarnOfEnd(DateTimeOffset At, int Days) : Step(At);

        /// <summary>Reminds of a renewal that is not paid.</summary>
        public sealed record Remind(DateTimeOffset At) : Step(At);

        /// <summary>Free days end, and the first charge comes.</summary>
        public sealed record WarnOfTrialEnd(DateTimeOffset At) : Step(At);

        /// <summary>As far as we know nothing is paid any more: ask Stripe.</summary>
        public sealed record Check(DateTimeOffset At) : Step(At);
    }

    /// <summary>The subscription with the moment of its next step.</summary>
    /// <param name="before">As it was; null when it is new.</param>
    public static Subscription Schedule(
        Subscription subscription, Subscription? before, Config config, DateTimeOffset now)
    {
        if (EndingOf(subscription) != (before is null ? null : EndingOf(before)))
            subscription = subscription with { LastWarning = Passed(subscription, config, now) };
        return subscription with { NextStep = Next(subscription, config)?.At };
    }

    /// <summary>The next step, whether its moment has come or not; null when time changes nothing.</summary>
    public static Step? Next(Subscription subscription, Config config)
    {
        if (!subscription.GivesAccess || subscription.PaidThrough is not { } end) return null;
        return All(subscription, end, config).MinBy(step => step.At);
    }

    /// <summary>When access ends unless something is paid, UTC.</summary>
    public static DateTimeOffset EndOf(
        Subscription subscription, DateTimeOffset paidThrough, Config config) =>
        // Who was told of days of grace keeps them, also where Stripe ends the subscription meanwhile. Free
        // days and what is paused have none: nobody has promised anything.
        !subscription.IsCutShort
        && (subscription.Trouble is not null
            || subscription is { Renews: true, IsPaused: false, State: not SubscriptionState.Trialing })
            ? paidThrough.AddDays(config.GraceDays)
            : paidThrough;

    private static IEnumerable<Step> All(Subscription subscription, DateTimeOffset paidThrough, Config config)
    {
        var hours = config.Hours;
        var end = EndOf(subscription, paidThrough, config);
        yield return new Step.Check(hours.NextFrom(end));
        if (!subscription.Renews)
        {
            foreach (var days in config.Settings.WarningDays.Where(
                days => days < (subscription.LastWarning ?? int.MaxValue)))
                yield return new Step.WarnOfEnd(Before(end, days, hours), days);
        }

        if (subscription is { Renews: true, IsTrialEndTold: false }
            && (subscription.State == SubscriptionState.Trialing || IsPutOff(subscription)))
            yield return new Step.WarnOfTrialEnd(Before(paidThrough, TrialEndDays, hours));
        foreach (var (_, at) in Reminders.ToCome(subscription, end, config)) yield return new Step.Remind(at);
    }

    private static bool IsPutOff(Subscription subscription) =>
        subscription is { State: SubscriptionState.Active, IsPutOff: true };

    /// <summary>A sensible hour some days before an end; never after it.</summary>
    internal static DateTimeOffset Before(DateTimeOffset end, int days, Hours hours)
    {
        var moment = hours.NextFrom(end.AddDays(-days));
        return moment < end ? moment : hours.LastBy(end.AddDays(-days));
    }

    /// <summary>When it ends for good; null while it renews.</summary>
    private static DateTimeOffset? EndingOf(Subscription subscription) =>
        subscription.Renews ? null : subscription.PaidThrough;

    /// <summary>The last warning whose time has passed: who cancels two days before the end need not be told
    /// that it ends in seven.</summary>
    public static int? Passed(Subscription subscription, Config config, DateTimeOffset now) =>
        EndingOf(subscription) is not { } end
            ? null
            : config.Settings.WarningDays
                .Where(days => end.AddDays(-days) <= now)
                .Select(days => (int?)days)
                .Min();
}
