using LeanBot.Core;
using LeanBot.Timers;

namespace LeanBot.Outbox;

/// <summary>Carries out the rows of the outbox: each lane in order, the lanes side by side.</summary>
internal sealed class Dispatcher : ILoop, IDisposable
{
    /// <summary>How long a stop waits for calls in flight. What is cut is carried out again at the next
    /// start.
    /// </summary>
    private static readonly TimeSpan StopWait = TimeSpan.FromSeconds(8);

    /// <summary>What a bot that keeps its pace waits before it goes on speaking: nobody would call that idle.
    /// </summary>
    private static readonly TimeSpan PaceMax = TimeSpan.FromSeconds(1);

    private static readonly string Collection =
        ((KeptAttribute)Attribute.GetCustomAttribute(typeof(OutboxRow), typeof(KeptAttribute))!).Collection;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _cut = new();
    private readonly RowQueue _queue;
    private readonly Alarm _alarm;
    private readonly StateStore _store;
    private readonly Callers _callers;
    private readonly Inbox _inbox;
    private readonly TimeProvider _clock;
    private readonly RowLog _log;
    private readonly HashSet<Task> _tasks = [];
    private DateTimeOffset? _next;
    private bool _isChanged = true;

    public Dispatcher(
        StateStore store, Callers callers, Inbox inbox, TimeProvider clock, ILogger<Dispatcher> log)
    {
        (_store, _callers, _inbox, _clock, _log) = (store, callers, inbox, clock, new RowLog(log));
        _queue = new RowQueue(row => row.Request.TakesAway && inbox.Trouble is not null
            ? ShutGate.Instance
            : callers.Of(row).GateOf(row));
        inbox.Recovered += Wake;
        _alarm = new Alarm(clock);
        // Under the store's mutex, so that no commit falls between the two.
        store.View(kept =>
        {
            foreach (var row in kept.All<OutboxRow>()) _queue.Put(row);
            store.Committed += Note;
            return true;
        });
    }

    public string Name => "outbox";

    /// <summary>Something is in flight, or may go now or as soon as the pace allows.</summary>
    public bool IsBusy(DateTimeOffset now) => IsBusyBy(now + PaceMax);

    /// <summary>Something is in flight, or may go by then.</summary>
    public bool IsBusyBy(DateTimeOffset moment)
    {
        lock (_lock) return _isChanged || _queue.InFlight > 0 || _next <= moment;
    }

    /// <summary>When the next row may go that may not go yet.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            lock (_lock) return _next;
        }
    }

    public int Waiting
    {
        get
        {
            lock (_lock) return _queue.Count;
        }
    }

    public TimeSpan LongestWait
    {
        get
        {
            lock (_lock) return _queue.LongestWait(_clock.GetUtcNow());
        }
    }

    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                await _alarm.Wait(StartWhatMayGo(stop), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Finish();
        }
    }

    public void Dispose() => _cut.Dispose();

    private DateTimeOffset? StartWhatMayGo(CancellationToken stop)
    {
        lock (_lock)
        {
            var (rows, next) = _queue.Take(_clock.GetUtcNow());
            (_next, _isChanged) = (next, false);
            foreach (var (row, gate) in rows)
            {
                var task = Task.Run(() => CarryOut(row, gate, stop), CancellationToken.None);
                _tasks.Add(task);
                _ = task.ContinueWith(Forget, TaskScheduler.Default);
            }

            return next;
        }
    }

    private void Forget(Task task)
    {
        lock (_lock) _tasks.Remove(task);
    }

    private async Task CarryOut(OutboxRow row, IGate gate, CancellationToken stop)
    {
        try
        {
            var verdict = await Call(row);
            _log.Tell(row, verdict);
            if (verdict is Verdict.Stop) gate.Close();
            if (Patience.Settle(row, verdict, _clock.GetUtcNow()) is { } result)
                await _inbox.HandlePatiently(new Incoming.Result(row.Id, result), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _log.TellCut(row);
        }
        catch (NotDurable)
        {
            // The inbox has told of it, and the worker stops.
        }
        finally
        {
            lock (_lock)
            {
                _queue.Release(row, gate, _clock.GetUtcNow());
                _isChanged = true;
            }

            _alarm.Ring();
        }
    }

    private async Task<Verdict> Call(OutboxRow row)
    {
        if (Lane.IsOver(row, _clock.GetUtcNow()))
            return new Verdict.Drop(
                FailureReason.Expired, row.LastError ?? "It waited too long for its turn.");
        if (_store.View(row.Request.IsOutdated))
            return new Verdict.Drop(FailureReason.Outdated, "What it was decided for has changed.");
        try
        {
            return await _callers.Of(row).Call(row, _cut.Token);
        }
        catch (Exception bug) when (bug is not OperationCanceledException || !_cut.IsCancellationRequested)
        {
            _log.TellBug(row, bug);
            return new Verdict.Bug($"{bug.GetType().Name}: {bug.Message}");
        }
    }

    private async Task Finish()
    {
        _store.Committed -= Note;
        Task[] tasks;
        lock (_lock) tasks = [.. _tasks];
        // Real time: a stopped clock must not hold up the stop, nor a moved one cut the calls off.
        var patience = Task.Delay(StopWait, TimeProvider.System);
        await Task.WhenAny(Task.WhenAll(tasks), patience);
        await _cut.CancelAsync();
        await Task.WhenAll(tasks);
    }

    private void Wake()
    {
        lock (_lock) _isChanged = true;
        _alarm.Ring();
    }

    /// <summary>Called under the store's mutex.</summary>
    private void Note(Commit commit)
    {
        var isChanged = false;
        lock (_lock)
        {
            foreach (var change in commit.Changes)
            {
                if (change.Value is OutboxRow row) _queue.Put(row);
                else if (change.Value is null && change.Collection == Collection) _queue.Remove(change.Key);
                else continue;
                isChanged = true;
            }

            _isChanged |= isChanged;
        }

        if (isChanged) _alarm.Ring();
    }
}
