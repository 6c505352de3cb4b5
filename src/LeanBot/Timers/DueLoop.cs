using LeanBot.Core;

namespace LeanBot.Timers;

/// <summary>Tells the engine of every record whose moment has come, the longest due first.</summary>
internal sealed class DueLoop(StateStore store, Inbox inbox, TimeProvider clock) : ILoop
{
    private readonly Alarm _alarm = new(clock);

    public string Name => "timers";

    public async Task Run(CancellationToken stop)
    {
        store.Committed += Wake;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (store.NextDue() is { } due && due.At <= clock.GetUtcNow())
                    await inbox.HandlePatiently(new Incoming.TimerDue(due), stop);
                else
                    await _alarm.Wait(store.NextDue()?.At, stop);
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

    private void Wake(Commit commit) => _alarm.Ring();
}
