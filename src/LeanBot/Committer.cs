using LeanBot.Core;

namespace LeanBot;

/// <summary>Makes durable what the engine has decided, on a thread of its own: while the disk syncs, more is
/// decided, and shares the next fsync.</summary>
internal sealed class Committer : IDisposable
{
    private readonly AutoResetEvent _staged = new(initialState: false);
    private readonly StateStore _store;
    private readonly ILogger<Committer> _log;
    private readonly Thread _thread;
    private volatile bool _isOver;

    /// <summary>1 while the thread is about to look: whoever comes then need not wake it.</summary>
    private int _isRung;

    public Committer(StateStore store, ILogger<Committer> log)
    {
        (_store, _log) = (store, log);
        _thread = new Thread(Run) { IsBackground = true, Name = "committer" };
        _thread.Start();
    }

    /// <summary>Something is staged. Returns at once.</summary>
    public void Ring()
    {
        if (Interlocked.Exchange(ref _isRung, 1) == 0) _staged.Set();
    }

    /// <summary>Writes what is still staged, and ends.</summary>
    public void Dispose()
    {
        _isOver = true;
        _staged.Set();
        _thread.Join();
        _staged.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            _staged.WaitOne();
            // Before it looks: what is staged from here on rings again.
            Interlocked.Exchange(ref _isRung, 0);
            var isLast = _isOver;
            Flush();
            if (isLast) return;
        }
    }

    private void Flush()
    {
        try
        {
            _store.Flush();
        }
        catch (NotDurable)
        {
            // Everybody who waited for it was told why.
        }
        catch (Exception bug)
        {
            // Nobody knows what was written: those who wait get no answer, and the process must not go on.
            _log.LogCritical(bug, "The store has failed: ending at once");
            Environment.FailFast("The store has failed.", bug);
        }
    }
}
