using LeanBot.Timers;

namespace LeanBot;

/// <summary>Runs the loops. One that ends before it was told to ends the worker.</summary>
internal sealed class Supervisor(IReadOnlyList<ILoop> loops, Task broken, ILogger<Supervisor> log)
    : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task[] _tasks = [];

    /// <summary>Ends when a loop has failed, or the disk.</summary>
    public Task Failed => Task.WhenAny(_failed.Task, broken);

    public void Start() => _tasks = [.. loops.Select(loop => Task.Run(() => Watch(loop)))];

    public async Task Stop()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_tasks);
    }

    public void Dispose() => _stop.Dispose();

    private async Task Watch(ILoop loop)
    {
        try
        {
            await loop.Run(_stop.Token);
            if (_stop.IsCancellationRequested) return;
            log.LogCritical("The loop «{Loop}» has ended by itself: stopping", loop.Name);
        }
        catch (Exception failure)
        {
            log.LogCritical(failure, "The loop «{Loop}» has failed: stopping", loop.Name);
        }

        _failed.TrySetResult();
    }
}
