using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>So many calls within any second, and no more: a bucket that fills again while it is emptied would
/// let twice as many through in its first second. What nobody waits for is spread over the second, so that a
/// place comes free every now and then for an answer.</summary>
internal sealed class CallPace
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>A call takes its place for so long at least. It is the service's second that counts, so one
    /// that was longer under way than others keeps its place for as much longer.</summary>
    private static readonly TimeSpan PlaceTime = TimeSpan.FromMilliseconds(1_003);

    /// <summary>How fast the shortest way that is known is forgotten: the network may have become
    /// slower.</summary>
    private const double ForgottenShare = 0.01;

    /// <summary>Bulk is spread a little faster than places come free, so that it can catch up.</summary>
    private const double SpreadFactor = 1.1;

    /// <summary>The share of a second that bulk may catch up at once after a late wake-up.</summary>
    private const double CatchUpSeconds = 0.1;

    private readonly DateTimeOffset[] _freeAt;
    private readonly DateTimeOffset[] _takenAt;
    private readonly TokenBucket _spread;
    private readonly TimeSpan _lastPlaceAfter;
    private int _next;
    private DateTimeOffset _lastAt;
    private TimeSpan _shortestWay;

    public CallPace(int perSecond)
    {
        PerSecond = perSecond;
        _freeAt = new DateTimeOffset[perSecond];
        _takenAt = new DateTimeOffset[perSecond];
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
    /// <returns>The first place that is taken.</returns>
    public int Enter(Priority priority, int calls, DateTimeOffset now)
    {
        var first = _next;
        for (var call = 0; call < calls; call++)
        {
            _freeAt[_next] = Later(now, _freeAt[_next]) + PlaceTime;
            _takenAt[_next] = now;
            _next = (_next + 1) % PerSecond;
        }

        if (priority == Priority.Bulk) _spread.Take(calls, now);
        _lastAt = now;
        return first;
    }

    /// <summary>The answer is here. The call may have arrived as late as the shortest way back before
    /// it.</summary>
    /// <param name="first">As <see cref="Enter"/> returned it.</param>
    public void Leave(int first, int calls, DateTimeOffset now)
    {
        var way = now - _takenAt[first];
        // A clock was set, or the place is another's by now.
        if (way < TimeSpan.Zero || way > Second) return;
        _shortestWay = way < _shortestWay
            ? way
            : _shortestWay + ((way - _shortestWay) * ForgottenShare);
        for (var call = 0; call < calls; call++)
        {
            var place = (first + call) % PerSecond;
            _freeAt[place] = Later(_freeAt[place], now - _shortestWay + Second);
        }
    }

    public void Forget()
    {
        Array.Clear(_freeAt);
        _lastAt = default;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) =>
        one > other ? one : other;
}
