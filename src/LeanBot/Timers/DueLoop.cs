using LeanBot.Core;

namespace LeanBot.Timers;

/// <summary>Tells the engine of every record whose moment has come, the longest due first.</summary>
internal sealed class DueLoop(StateStore store, Inbox inbox, TimeProvider clock) : ILoop
{
    private const int AtOnceMax = 64;

    private readonly Alarm _alarm = new(clock);

    /// <summary>The moment that is waited for, in ticks: most of what is committed falls due much
    /// later.</summary>
    private long _waitsFor = long.MaxValue;

    public string Name => "timers";

    public async Task Run(CancellationToken stop)
    {
        store.Committed += Wake;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (!await HandleWhatIsDue(stop)) await Wait(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The stop.
        }
        finally
        {
            store.Committed -= Wake;
        }
    }

    /// <summary>The engine has decided about one before the next is looked for, so what is due shares an
    /// fsync. False where nothing is due.</summary>
    private async Task<bool> HandleWhatIsDue(CancellationToken stop)
    {
        var handled = new List<Task>();
        while (handled.Count < AtOnceMax && store.NextDue() is { } due && due.At <= clock.GetUtcNow())
            handled.Add(inbox.HandlePatiently(new Incoming.TimerDue(due), stop));
        await Task.WhenAll(handled);
        return handled.Count > 0;
    }

    private async Task Wait(CancellationToken stop)
    {
        // What is committed before the moment is known rings in any case.
        Volatile.Write(ref _waitsFor, long.MaxValue);
        var next = store.NextDue()?.At;
        Volatile.Write(ref _waitsFor, next?.UtcTicks ?? long.MaxValue);
        await _alarm.Wait(next, stop);
    }

    private void Wake(Commit commit)
    {
        var waitsFor = Volatile.Read(ref _waitsFor);
        if (commit.Changes.Any(change => change.Value?.Due?.UtcTicks < waitsFor)) _alarm.Ring();
    }
}
