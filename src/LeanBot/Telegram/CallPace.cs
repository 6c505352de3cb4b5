using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>So many calls within any second, and no more: a bucket that fills again while it is emptied would
/// let twice as many through in its first second. What nobody waits for is spread over the second, so that a
/// place comes free every now and then for an answer.</summary>
internal sealed class CallPace
{
    /// <summary>A call takes its place for a second, and for as much longer as two calls may differ in how
    /// long they are under way: it is the service's second that counts.</summary>
    private static readonly TimeSpan PlaceTime = TimeSpan.FromMilliseconds(1_012);

    /// <summary>Bulk is spread a little faster than places come free, so that it can catch up.</summary>
    private const double SpreadFactor = 1.1;

    /// <summary>The share of a second that bulk may catch up at once after a late wake-up.</summary>
    private const double CatchUpSeconds = 0.1;

    private readonly DateTimeOffset[] _freeAt;
    private readonly TokenBucket _spread;
    private readonly TimeSpan _lastPlaceAfter;
    private int _next;
    private DateTimeOffset _lastAt;

    public CallPace(int perSecond)
    {
        PerSecond = perSecond;
        _freeAt = new DateTimeOffset[perSecond];
        _spread = new TokenBucket(Math.Max(1, CatchUpSeconds * perSecond), perSecond * SpreadFactor);
        _lastPlaceAfter = TimeSpan.FromSeconds(1 / (perSecond * SpreadFactor));
    }

    public int PerSecond { get; }

    /// <summary>The moment from which one more call may begin.</summary>
    public DateTimeOffset MayGoAt(Priority priority, DateTimeOffset now)
    {
        // A clock that was set back leaves moments that are to come.
        if (now + PlaceTime < _lastAt) Forget();
        var at = Later(now, _freeAt[_next]);
        if (priority == Priority.Urgent) return at;
        // The last place is taken only after a while in which something urgent could have.
        if (_freeAt[(_next + 1) % PerSecond] > now) at = Later(at, _lastAt + _lastPlaceAfter);
        return priority == Priority.Bulk ? Later(at, _spread.HasAt(1, now)) : at;
    }

    /// <summary>Several calls of one row take places that are still to come free.</summary>
    public void Enter(Priority priority, int calls, DateTimeOffset now)
    {
        for (var call = 0; call < calls; call++)
        {
            _freeAt[_next] = Later(now, _freeAt[_next]) + PlaceTime;
            _next = (_next + 1) % PerSecond;
        }

        if (priority == Priority.Bulk) _spread.Take(calls, now);
        _lastAt = now;
    }

    public void Forget()
    {
        Array.Clear(_freeAt);
        _lastAt = default;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) =>
        one > other ? one : other;
}
