using System.Threading.Channels;

namespace LeanBot.Timers;

/// <summary>Wakes one loop: when it is rung, or when a moment has come.</summary>
internal sealed class Alarm(TimeProvider clock)
{
    /// <summary>A system clock that is set forward does not end a wait by itself, so nobody waits longer than
    /// this.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Returns at once and may be called from anywhere.</summary>
    public void Ring() => _rings.Writer.TryWrite(true);

    /// <param name="moment">UTC; null for until it rings.</param>
    public async Task Wait(DateTimeOffset? moment, CancellationToken stop)
    {
        var wait = (moment ?? DateTimeOffset.MaxValue) - clock.GetUtcNow();
        if (wait > WaitMax) wait = WaitMax;
        if (wait < TimeSpan.Zero) wait = TimeSpan.Zero;
        await using var timer = clock.CreateTimer(_ => Ring(), null, wait, Timeout.InfiniteTimeSpan);
        // The clock may have been moved past the moment before the timer stood.
        if (moment <= clock.GetUtcNow()) Ring();
        await _rings.Reader.ReadAsync(stop);
    }
}
