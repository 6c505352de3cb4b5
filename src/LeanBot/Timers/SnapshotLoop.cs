using LeanBot.Core;

namespace LeanBot.Timers;

/// <summary>Keeps the readable files in the data folder up to date. They follow the journal, so a failure
/// costs nothing but freshness.</summary>
internal sealed class SnapshotLoop(Action<Action> write, TimeProvider clock, ILogger<SnapshotLoop> log)
    : ILoop
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    /// <summary>Long enough for an answer that waits for the disk; files grow by some 20 MB a second. It is
    /// the disk that rests, so this is real time whatever the clock says.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(10);

    public string Name => "snapshots";

    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true)
                await Task.Delay(await OnItsOwn(() => Write(stop)) ? Every : AfterFailure, clock, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The stop.
        }
    }

    /// <summary>A large community is written for seconds. On a machine with one processor the thread pool has
    /// few threads, and whoever keeps one keeps callers waiting until it makes another.</summary>
    private static Task<bool> OnItsOwn(Func<bool> write) => Task.Factory.StartNew(
        write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private bool Write(CancellationToken stop)
    {
        try
        {
            write(() => stop.WaitHandle.WaitOne(Rest));
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotDurable)
        {
            log.LogError(
                error, "The data folder's files could not be brought up to date; the journal has everything");
            return false;
        }
    }
}
