namespace LeanBot.Timers;

/// <summary>What the loops are doing apart from waiting for the outside: work under way, and pauses until a
/// moment.
/// </summary>
internal sealed class Pauses(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<DateTimeOffset> _until = [];
    private int _working;

    /// <summary>Something is under way, or a pause is over and its loop is about to go on.</summary>
    public bool IsBusy(DateTimeOffset now)
    {
        lock (_gate) return _working > 0 || _until.Any(until => until <= now);
    }

    /// <summary>When the first pause is over.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            lock (_gate) return _until.Count == 0 ? null : _until.Min();
        }
    }

    /// <summary>Counts as busy until it is disposed of.</summary>
    public IDisposable Work()
    {
        Interlocked.Increment(ref _working);
        return new End(() => Interlocked.Decrement(ref _working));
    }

    public async Task For(TimeSpan time, CancellationToken stop)
    {
        var (until, began) = (clock.GetUtcNow() + time, clock.GetTimestamp());
        lock (_gate) _until.Add(until);
        try
        {
            var alarm = new Alarm(clock);
            // By how long it has lasted: a clock that is set back must not make it longer.
            while (time - clock.GetElapsedTime(began) is var left && left > TimeSpan.Zero)
                await alarm.Wait(clock.GetUtcNow() + left, stop);
        }
        finally
        {
            lock (_gate) _until.Remove(until);
        }
    }

    private sealed class End(Action action) : IDisposable
    {
        private Action? _action = action;

        public void Dispose() => Interlocked.Exchange(ref _action, null)?.Invoke();
    }
}
