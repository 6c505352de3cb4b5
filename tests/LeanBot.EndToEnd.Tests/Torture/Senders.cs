using System.Collections.Concurrent;
using System.Threading.Channels;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>Stripe, which delivers on several connections at once, and delivers again what was not
/// acknowledged.</summary>
internal sealed class Senders
{
    private const int Count = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<Hook> _acknowledged = [];
    private readonly ConcurrentQueue<Hook> _again = [];

    /// <summary>For the next worker. One that was cut off may believe that it has them, and would acknowledge
    /// them without writing.</summary>
    private readonly ConcurrentQueue<Hook> _later = [];
    private Channel<Hook> _heard = Channel.CreateUnbounded<Hook>();
    private int _last;

    public IReadOnlyCollection<Hook> Acknowledged => _acknowledged;

    /// <summary>Until the worker is no more.</summary>
    public async Task Send(TortureWorker worker)
    {
        var heard = _heard = Channel.CreateUnbounded<Hook>();
        while (_later.TryDequeue(out var hook)) _again.Enqueue(hook);
        try
        {
            await Task.WhenAll(
                Enumerable.Range(0, Count).Select(_ => Task.Run(() => Send(worker, heard.Writer))));
            heard.Writer.Complete(new InvalidOperationException($"The worker has ended: {worker.Said}"));
        }
        catch (Exception failure)
        {
            heard.Writer.Complete(failure);
            throw;
        }
    }

    /// <summary>Waits until this worker has acknowledged so many more.</summary>
    /// <exception cref="ChannelClosedException">It ends before.</exception>
    public async Task Hear(int count)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        for (; count > 0; count--) await _heard.Reader.ReadAsync(patience.Token);
    }

    private async Task Send(TortureWorker worker, ChannelWriter<Hook> heard)
    {
        while (true)
        {
            if (!_again.TryDequeue(out var hook)) hook = new Hook(Interlocked.Increment(ref _last));
            if (await worker.Deliver(hook))
            {
                _acknowledged.Enqueue(hook);
                heard.TryWrite(hook);
                continue;
            }

            _later.Enqueue(hook);
            if (!worker.IsRunning) return;
        }
    }
}
