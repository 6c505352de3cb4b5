using LeanBot.Core;

namespace LeanBot;

/// <summary>A time in which nothing can be kept: it begins with the first commit that finds no room and ends
/// with the first that finds some. The admins are told past the store, since nothing can be staged.</summary>
internal sealed class FullDisk(
    Func<string, CancellationToken, Task> tellAdmins, TimeProvider clock, ILogger<FullDisk> log) : IDisposable
{
    private static readonly TimeSpan TellAgainAfter = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private string? _why;
    private DateTimeOffset? _toldAt;

    /// <summary>Why nothing can be kept; null while it can.</summary>
    public string? Why
    {
        get
        {
            lock (_lock) return _why;
        }
    }

    public CancellationToken Stopped => _stop.Token;

    /// <summary>Called when it is over.</summary>
    public event Action? Ended;

    /// <param name="tryUntilKept">Commits something as soon as there is room; gets the moment it
    /// began.</param>
    public void Note(string why, Func<DateTimeOffset, Task> tryUntilKept)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            var hasBegun = _why is null;
            _why = why;
            if (!hasBegun) return;
            if (_toldAt is null || (now - _toldAt.Value).Duration() >= TellAgainAfter)
            {
                _toldAt = now;
                _ = Task.Run(() => Tell(why));
            }
        }

        _ = Task.Run(() => Wait(now, tryUntilKept));
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task Wait(DateTimeOffset since, Func<DateTimeOffset, Task> tryUntilKept)
    {
        try
        {
            await tryUntilKept(since);
            lock (_lock) _why = null;
            log.LogInformation("There is room on the disk again");
            Ended?.Invoke();
        }
        catch (Exception end) when (end is OperationCanceledException or NotDurable)
        {
            // The stop, or a broken disk, which stops the worker.
        }
    }

    private async Task Tell(string why)
    {
        try
        {
            await tellAdmins(why, _stop.Token);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The admins could not be told that the disk is full");
        }
    }
}
