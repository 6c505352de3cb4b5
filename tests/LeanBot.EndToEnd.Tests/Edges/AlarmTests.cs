using LeanBot.Timers;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class AlarmTests
{
    [Fact]
    public async Task A_moment_that_comes_while_the_alarm_is_being_set_is_not_slept_through()
    {
        var clock = new JumpingClock();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));

        await new Alarm(clock).Wait(clock.GetUtcNow().AddHours(1), patience.Token);

        Assert.True(clock.HasJumped);
    }

    /// <summary>Is moved on by a day at the very moment a timer is made, which then never fires.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);

        public bool HasJumped { get; private set; }

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_now, HasJumped) = (_now.AddDays(1), true);
            return System.CreateTimer(
                callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
