namespace LeanBot.Sandbox;

/// <summary>A timer on a <see cref="MovableClock"/>, woken by one timer of the inner clock.</summary>
internal sealed class MovableTimer : ITimer
{
    /// <summary>Timers of the system reach 49 days only; a longer one wakes and sleeps again.</summary>
    private static readonly TimeSpan SleepMax = TimeSpan.FromDays(1);

    private readonly MovableClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly long _number;
    private readonly ITimer _wake;
    private volatile bool _disposed;

    public MovableTimer(MovableClock clock, TimerCallback callback, object? state)
    {
        (_clock, _callback, _state, _number) = (clock, callback, state, clock.NextNumber());
        _wake = clock.Inner.CreateTimer(
            _ => _clock.FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Set under the clock's lock only, since the clock keeps its timers in this order.</summary>
    public DateTimeOffset? Due { get; set; }

    public TimeSpan Period { get; set; }

    public static int Compare(MovableTimer a, MovableTimer b)
    {
        var byTime = Nullable.Compare(a.Due, b.Due);
        return byTime != 0 ? byTime : a._number.CompareTo(b._number);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
            return false;
        var never = dueTime == Timeout.InfiniteTimeSpan;
        _clock.Set(this, never ? null : _clock.GetUtcNow() + dueTime, period);
        Rearm();
        return true;
    }

    public void Rearm()
    {
        if (_disposed)
            return;
        if (_clock.DueOf(this) is not { } due)
        {
            _wake.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var left = due - _clock.GetUtcNow();
        var sleep = left < TimeSpan.Zero ? TimeSpan.Zero : left > SleepMax ? SleepMax : left;
        // Whole milliseconds, rounded up: waking too early would only mean sleeping again.
        _wake.Change(
            TimeSpan.FromMilliseconds(Math.Ceiling(sleep.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    public void Fire()
    {
        if (!_disposed)
            _callback(_state);
    }

    public void Dispose()
    {
        _disposed = true;
        _clock.Set(this, null, TimeSpan.Zero);
        _wake.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
