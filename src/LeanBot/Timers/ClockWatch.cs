using LeanBot.Core;

namespace LeanBot.Timers;

/// <summary>Notices when the machine's clock is set: it then disagrees with how long the machine has
/// run.</summary>
/// <param name="wasSet">Called when it was, before the engine hears of it.</param>
internal sealed class ClockWatch(
    Inbox inbox, IReadOnlyList<string> accounts, Action wasSet, TimeProvider clock) : ILoop
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Clocks that are kept right move by seconds.</summary>
    private static readonly TimeSpan JumpMin = TimeSpan.FromMinutes(5);

    public string Name => "clock watch";

    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var before = Read();
                await Task.Delay(Every, clock, stop);
                var now = Read();
                var by = now.Wall - before.Wall - clock.GetElapsedTime(before.Ticks, now.Ticks);
                if (by.Duration() < JumpMin) continue;
                wasSet();
                var cause = $"clock:{clock.GetUtcNow():O}";
                await inbox.HandlePatiently(new Incoming.ClockJumped(cause, by, accounts), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The stop.
        }
    }

    /// <summary>Both at one moment, also while the clock is being set.</summary>
    private (DateTimeOffset Wall, long Ticks) Read()
    {
        while (true)
        {
            var (wall, ticks) = (clock.GetUtcNow(), clock.GetTimestamp());
            if ((clock.GetUtcNow() - wall).Duration() < TimeSpan.FromSeconds(1)) return (wall, ticks);
        }
    }
}
