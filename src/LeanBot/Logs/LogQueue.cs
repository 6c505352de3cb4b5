using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;

namespace LeanBot.Logs;

/// <summary>Lines are made and written a moment after they were told, many at once: who tells one holds the
/// state, and waits neither for a disk nor for whoever reads the console. What tells of a failure is written,
/// with all that was told before, when it has been told.</summary>
internal sealed class LogQueue : ILogEventSink, IDisposable
{
    /// <summary>How many may wait. Who tells more writes them itself.</summary>
    private const int WaitingMax = 10_000;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<LogEvent> _waiting = new();
    private readonly Lock _writing = new();
    private readonly Logger _to;
    private readonly Action _finish;
    private readonly ITimer _timer;
    private int _isRung;
    private bool _isOver;

    /// <param name="finish">Hands on what was written.</param>
    public LogQueue(Logger to, Action finish)
    {
        (_to, _finish) = (to, finish);
        // Real time: a clock that stands still still has a log.
        _timer = TimeProvider.System.CreateTimer(
            _ => WriteAll(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Emit(LogEvent logEvent)
    {
        _waiting.Enqueue(logEvent);
        if (logEvent.Level >= LogEventLevel.Error || _waiting.Count > WaitingMax) WriteAll();
        else if (Interlocked.Exchange(ref _isRung, 1) == 0) _timer.Change(Moment, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _timer.Dispose();
        WriteAll();
        lock (_writing)
        {
            _isOver = true;
            _to.Dispose();
        }
    }

    private void WriteAll()
    {
        lock (_writing)
        {
            // The timer may have gone off before it was disposed of.
            if (_isOver) return;
            // Before it looks: what is told from here on rings again.
            Interlocked.Exchange(ref _isRung, 0);
            for (var left = _waiting.Count; left > 0 && _waiting.TryDequeue(out var told); left--)
                _to.Write(told);
            try
            {
                _finish();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                SelfLog.WriteLine("The log could not be written: {0}", failure);
            }
        }
    }
}
