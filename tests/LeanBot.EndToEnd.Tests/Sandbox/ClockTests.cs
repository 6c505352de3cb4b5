using LeanBot.Sandbox;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_timer_fires_when_the_clock_is_moved_past_it_and_in_order()
    {
        var clock = Clock();
        var fired = new List<string>();
        using var late = clock.CreateTimer(
            _ => fired.Add("late"), null, TimeSpan.FromDays(2), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(
            _ => fired.Add("early"), null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
        using var never = clock.CreateTimer(
            _ => fired.Add("never"), null, TimeSpan.FromDays(9), Timeout.InfiniteTimeSpan);

        clock.MoveTo(Start.AddDays(3));

        Assert.Equal(["early", "late"], fired);
    }

    [Fact]
    public void A_period_that_was_passed_many_times_fires_once()
    {
        var clock = Clock();
        var fired = 0;
        using var timer = clock.CreateTimer(
            _ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        clock.MoveTo(Start.AddDays(1));
        clock.MoveTo(Start.AddDays(1).AddSeconds(1));

        Assert.Equal(2, fired);
    }

    [Fact]
    public async Task A_timer_also_fires_by_itself_in_flowing_time()
    {
        var clock = new MovableClock(TimeProvider.System);
        clock.MoveTo(clock.GetUtcNow().AddYears(1));

        var fired = new TaskCompletionSource<DateTimeOffset>();
        using var timer = clock.CreateTimer(
            _ => fired.TrySetResult(clock.GetUtcNow()), null, TimeSpan.FromMilliseconds(5),
            Timeout.InfiniteTimeSpan);

        Assert.True(await fired.Task > TimeProvider.System.GetUtcNow().AddDays(364));
    }

    [Fact]
    public void Time_never_goes_back()
    {
        var clock = Clock();
        var stamp = clock.GetTimestamp();
        clock.MoveTo(Start.AddDays(1));
        clock.MoveTo(Start);

        Assert.Equal(Start.AddDays(1), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromDays(1), clock.GetElapsedTime(stamp));
    }

    [Fact]
    public async Task Steps_stop_at_each_due_instant_of_every_source()
    {
        var clock = Clock();
        var (seen, mine, theirs) = (new List<DateTimeOffset>(), Dues(1, 3), Dues(2, 3, 40));
        DateTimeOffset? Next(Queue<DateTimeOffset> dues) => dues.TryPeek(out var due) ? due : null;
        var steps = new ClockSteps(clock, () => [() => Next(mine), () => Next(theirs)], _ =>
        {
            seen.Add(clock.GetUtcNow());
            foreach (var dues in (Queue<DateTimeOffset>[])[mine, theirs])
            {
                while (dues.TryPeek(out var due) && due <= clock.GetUtcNow())
                    dues.Dequeue();
            }

            return Task.CompletedTask;
        });

        await steps.MoveTo(Start.AddDays(30), CancellationToken.None);

        Assert.Equal([1, 2, 3, 30], seen.Select(at => (at - Start).Days));
    }

    [Fact]
    public async Task A_source_that_makes_no_progress_holds_nobody_up()
    {
        var clock = Clock();
        var settled = 0;
        var stuck = new Func<DateTimeOffset?>(() => Start.AddDays(1));
        var steps = new ClockSteps(clock, () => [stuck], _ =>
        {
            settled++;
            return Task.CompletedTask;
        });

        await steps.MoveTo(Start.AddDays(30), CancellationToken.None);

        Assert.Equal(2, settled);
        Assert.Equal(Start.AddDays(30), clock.GetUtcNow());
    }

    [Theory]
    [InlineData("P1M", "2026-02-28T10:00")]
    [InlineData("P1Y1M", "2027-02-28T10:00")]
    [InlineData("P3D", "2026-02-03T10:00")]
    [InlineData("P1W", "2026-02-07T10:00")]
    [InlineData("PT1H30M", "2026-01-31T11:30")]
    [InlineData("P1DT12H", "2026-02-01T22:00")]
    public void Durations_follow_the_calendar(string text, string expected) =>
        Assert.Equal(expected, $"{IsoDuration.After(Start, text):yyyy-MM-ddTHH:mm}");

    private static MovableClock Clock() => new(new StillTime());

    private static Queue<DateTimeOffset> Dues(params int[] days) => new(
        days.Select(day => Start.AddDays(day)));

    /// <summary>An inner clock that stands still and whose timers never wake by themselves.</summary>
    private sealed class StillTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Start;

        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new NoTimer();

        private sealed class NoTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
