using System.Collections.Concurrent;
using LeanBot.Sandbox.Journal;

namespace LeanBot.Sandbox;

/// <summary>The world with a lock, a clock and a journal: every use from outside goes through here.</summary>
internal sealed class LiveWorld : IDisposable
{
    /// <summary>A bot that asked for updates this short a time ago is about to ask again.</summary>
    private static readonly TimeSpan PollingFor = TimeSpan.FromSeconds(2);

    /// <summary>
    /// What is due already is most likely in its receiver's hands; but it may have fallen due just after the
    /// courier had looked, so the courier is woken once more.
    /// </summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan WaitMax = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly WorldJournal _journal;
    private readonly ConcurrentDictionary<long, long> _polls = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LiveWorld(SandboxSettings settings, MovableClock clock)
    {
        (World, Clock) = (new World(settings), clock);
        _journal = new WorldJournal(settings.JournalPath);
        Replay.Into(World, clock, _journal.Read());
        clock.Moved += NoteMove;
    }

    public World World { get; }

    public MovableClock Clock { get; }

    public DateTimeOffset? NextDue => Do((world, _) => world.NextDue);

    public bool Busy => Do((world, now) => world.HasDueDelivery(now) || world.Bots.Any(bot =>
        world.HasUpdates(bot) && (world.IsPolling(bot) || PolledLately(bot))));

    public T Do<T>(Func<World, DateTimeOffset, T> use)
    {
        lock (_gate)
            return use(World, Clock.GetUtcNow());
    }

    public void Do(Action<World, DateTimeOffset> use)
    {
        lock (_gate)
            use(World, Clock.GetUtcNow());
    }

    public Response Handle(Request request)
    {
        lock (_gate)
        {
            var now = Clock.GetUtcNow();
            var response = World.Handle(request, now);
            if (response.Changed)
                _journal.Append(new JournalEntry(now) { Request = request });
            Signal();
            return response;
        }
    }

    public void Delivered(WebhookDelivery delivery, int? status)
    {
        lock (_gate)
        {
            var now = Clock.GetUtcNow();
            World.Delivered(delivery.Account, delivery.Number, status, now);
            var outcome = new DeliveryOutcome(delivery.Account, delivery.Number, status);
            _journal.Append(new JournalEntry(now) { Delivery = outcome });
        }

        Signal();
    }

    public void NotePoll(long bot) => _polls[bot] = TimeProvider.System.GetTimestamp();

    public void Signal() =>
        Interlocked.Exchange(
            ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>
    /// The task that ends at the next change. Take it before looking, so that no change is missed.
    /// </summary>
    public Task NextChange() => Volatile.Read(ref _changed).Task;

    public async Task Changed(TimeSpan atMost, CancellationToken stop) =>
        await Within(NextChange(), atMost, stop);

    /// <summary>Waits for a change in real time: this is transport, not business time.</summary>
    public static async Task<bool> Within(Task change, TimeSpan atMost, CancellationToken stop)
    {
        using var delay = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var first = await Task.WhenAny(change, Task.Delay(atMost, TimeProvider.System, delay.Token));
        await delay.CancelAsync();
        stop.ThrowIfCancellationRequested();
        return first == change;
    }

    /// <summary>As time flows, does what falls due and wakes whoever waits for it.</summary>
    public async Task Pulse(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var change = NextChange();
            var (due, now) = Do((world, at) => (world.NextDue, world.RunDue(at)));
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var wait = due is null ? Timeout.InfiniteTimeSpan : Bounded(due.Value - now);
            var first = await Task.WhenAny(change, Task.Delay(wait, Clock, either.Token));
            await either.CancelAsync();
            if (first != change)
                Signal();
        }
    }

    public void Dispose()
    {
        Clock.Moved -= NoteMove;
        lock (_gate)
            _journal.Dispose();
    }

    private static TimeSpan Bounded(TimeSpan wait) =>
        wait < LookAgainAfter ? LookAgainAfter : wait < WaitMax ? wait : WaitMax;

    private bool PolledLately(long bot) => _polls.TryGetValue(bot, out var at)
        && TimeProvider.System.GetElapsedTime(at) < PollingFor;

    private void NoteMove()
    {
        lock (_gate)
        {
            var now = Clock.GetUtcNow();
            World.RunDue(now);
            _journal.Append(new JournalEntry(now) { ClockOffset = Clock.Offset.Ticks });
        }

        Signal();
    }
}
