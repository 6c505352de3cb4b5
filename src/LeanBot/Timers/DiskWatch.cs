using LeanBot.Core;

namespace LeanBot.Timers;

/// <summary>Tells the engine now and then how much room there is for the data.</summary>
internal sealed class DiskWatch(
    Inbox inbox, string folder, TimeProvider clock, ILogger<DiskWatch> log) : ILoop
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public string Name => "disk watch";

    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                if (FreeBytes() is { } free)
                {
                    await inbox.HandlePatiently(
                        new Incoming.MachineSeen($"machine:{clock.GetUtcNow():O}", free), stop);
                }

                await Task.Delay(Every, clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The stop.
        }
    }

    /// <summary>Null where the system does not say.</summary>
    private long? FreeBytes()
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown
            is IOException or UnauthorizedAccessException or ArgumentException)
        {
            log.LogDebug("The room on the disk is not known: {Why}", unknown.Message);
            return null;
        }
    }
}
