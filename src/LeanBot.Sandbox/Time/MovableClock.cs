namespace LeanBot.Sandbox;

/// <summary>
/// Time that flows like the inner clock and can be moved forward. Its timers fire when their moment comes by
/// itself and also when the clock is moved past them, in order and on the mover's thread.
/// </summary>
public sealed class MovableClock(TimeProvider inner) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly SortedSet<MovableTimer> _timers = new(
        Comparer<MovableTimer>.Create(MovableTimer.Compare));
    private TimeSpan _offset;
    private long _numbers;

    public MovableClock()
        : this(System)
    {
    }

    /// <summary>How far this clock is ahead of the inner one.</summary>
    public TimeSpan Offset
    {
        get
        {
            lock (_gate)
                return _offset;
        }
    }

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <summary>The clock was moved; raised before the timers that this reaches fire.</summary>
    internal event Action? Moved;

    internal TimeProvider Inner => inner;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;

    public override long GetTimestamp() =>
        inner.GetTimestamp() + (long)(Offset.TotalSeconds * inner.TimestampFrequency);

    public override ITimer CreateTimer(
        TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new MovableTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to a later moment; an earlier one is left alone.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        lock (_gate)
        {
            var ahead = moment - inner.GetUtcNow();
            if (ahead <= _offset)
                return;
            _offset = ahead;
        }

        Moved?.Invoke();
        FireDue();
    }

    internal long NextNumber() => Interlocked.Increment(ref _numbers);

    internal void Set(MovableTimer timer, DateTimeOffset? due, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            (timer.Due, timer.Period) = (due, period);
            if (due is not null)
                _timers.Add(timer);
        }
    }

    internal DateTimeOffset? DueOf(MovableTimer timer)
    {
        lock (_gate)
            return timer.Due;
    }

    /// <summary>Fires everything that is due by now, the earliest first.</summary>
    internal void FireDue()
    {
        while (TakeDue() is { } timer)
            timer.Fire();
        Rearm();
    }

    private MovableTimer? TakeDue()
    {
        lock (_gate)
        {
            var now = GetUtcNow();
            if (_timers.Min is not { } timer || timer.Due > now)
                return null;
            _timers.Remove(timer);
            // A period that was passed many times over fires once, like a clock after a machine's sleep.
            timer.Due = timer.Period > TimeSpan.Zero ? now + timer.Period : null;
            if (timer.Due is not null)
                _timers.Add(timer);
            return timer;
        }
    }

    private void Rearm()
    {
        MovableTimer[] waiting;
        lock (_gate)
            waiting = [.. _timers];
        foreach (var timer in waiting)
            timer.Rearm();
    }
}
