namespace LeanBot.Sandbox;

/// <summary>
/// Moves a clock from one due instant to the next, so that nothing happens later than it would have in
/// flowing time, and lets everything settle at each.
/// </summary>
internal sealed class ClockSteps(
    MovableClock clock, Func<IReadOnlyList<Func<DateTimeOffset?>>> sources,
    Func<CancellationToken, Task> settle)
{
    private const int StepsMax = 200_000;

    public async Task MoveTo(DateTimeOffset target, CancellationToken stop)
    {
        // What a source named and did not get rid of by settling: naming it again makes no progress.
        var stuck = new Dictionary<Func<DateTimeOffset?>, DateTimeOffset>();
        for (var step = 0; step < StepsMax && Next(stuck, target) is { } next; step++)
        {
            clock.MoveTo(next);
            await settle(stop);
            foreach (var source in sources())
            {
                if (source() is { } still && still <= next)
                    stuck[source] = still;
            }
        }

        clock.MoveTo(target);
        await settle(stop);
    }

    private DateTimeOffset? Next(
        Dictionary<Func<DateTimeOffset?>, DateTimeOffset> stuck, DateTimeOffset target)
    {
        DateTimeOffset? earliest = null;
        foreach (var source in sources())
        {
            if (source() is not { } due || due > target)
                continue;
            if (stuck.TryGetValue(source, out var before) && before == due)
                continue;
            if (earliest is null || due < earliest)
                earliest = due;
        }

        return earliest;
    }
}
