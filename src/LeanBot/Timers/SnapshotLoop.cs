using LeanBot.Core;

namespace LeanBot.Timers;

/// <summary>Keeps the readable files in the data folder up to date. They follow the journal, so a failure
/// costs nothing but freshness.</summary>
internal sealed class SnapshotLoop(Action write, TimeProvider clock, ILogger<SnapshotLoop> log) : ILoop
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    public string Name => "snapshots";

    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true) await Task.Delay(Write() ? Every : AfterFailure, clock, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The stop.
        }
    }

    private bool Write()
    {
        try
        {
            write();
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
