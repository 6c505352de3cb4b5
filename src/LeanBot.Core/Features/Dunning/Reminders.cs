using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Dunning;

/// <summary>Which reminder of an unpaid renewal comes when.</summary>
public static class Reminders
{
    /// <summary>Those that are still to be said, with their moments. Who has cancelled is reminded of
    /// nothing: what they owe is withdrawn.</summary>
    /// <param name="end">When access ends, UTC.</param>
    public static IEnumerable<(DunningStep Step, DateTimeOffset At)> ToCome(
        Subscription subscription, DateTimeOffset end, Config config) =>
        subscription is { Trouble: { } trouble, CancelAt: null, HasEndedAtStripe: false }
            ? Unsaid(trouble, end, config)
            : [];

    /// <summary>The one to say of all that are due: where several have been missed, the news come before the
    /// countdown.</summary>
    public static DunningStep Choose(IEnumerable<(DunningStep Step, DateTimeOffset At)> due) => due
        .OrderBy(one => one.Step.Attempt is null)
        .ThenByDescending(one => one.Step.Attempt)
        .ThenByDescending(one => one.At)
        .First().Step;

    private static IEnumerable<(DunningStep Step, DateTimeOffset At)> Unsaid(
        Trouble trouble, DateTimeOffset end, Config config)
    {
        foreach (var step in config.Dunning.Steps.Where(step => !trouble.HasSaid(step)))
        {
            if (MomentOf(step, trouble, end, config.Hours) is { } at) yield return (step, at);
        }
    }

    private static DateTimeOffset? MomentOf(
        DunningStep step, Trouble trouble, DateTimeOffset end, Hours hours) =>
        step switch
        {
            { Attempt: { } attempt } => attempt <= trouble.Attempt ? hours.NextFrom(trouble.At) : null,
            { Day: { } day } => hours.NextFrom((trouble.Since ?? trouble.At).AddDays(day)),
            _ => Steps.Before(end, step.DaysBeforeEnd ?? 0, hours),
        };
}
