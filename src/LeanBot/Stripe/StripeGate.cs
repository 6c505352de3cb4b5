using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>How fast one account is called. Stripe allows 25 requests a second, in test mode and of one kind
/// in live mode; whatever the order of a burst and the steady pace, a second never holds more.
/// https://docs.stripe.com/rate-limits</summary>
internal sealed class StripeGate
{
    private const double CallsPerSecond = 20;
    private const double CallsAtOnce = 5;
    private const int InFlightMax = 8;

    /// <summary>Of both, kept free for what a member waits for.</summary>
    private const int ReservedForUrgent = 1;

    private readonly Lock _lock = new();
    private readonly TokenBucket _calls = new(CallsAtOnce, CallsPerSecond);
    private DateTimeOffset _pausedUntil;
    private int _inFlight;
    private bool _isClosed;

    /// <param name="calls">How many requests the row usually makes.</param>
    public IGate For(Priority priority, int calls = 1) =>
        new Place(this, priority == Priority.Urgent ? 0 : ReservedForUrgent, calls);

    /// <summary>Stripe has answered 429: everybody waits, since every request counts.</summary>
    public void Pause(TimeSpan length, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (now + length > _pausedUntil) _pausedUntil = now + length;
        }
    }

    /// <summary>The clock was set.</summary>
    public void ForgetPause()
    {
        lock (_lock) _pausedUntil = default;
    }

    private DateTimeOffset MayGoAt(int reserved, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_isClosed || _inFlight >= InFlightMax - reserved) return IGate.Never;
            var at = _calls.HasAt(1 + reserved, now);
            return at > _pausedUntil ? at : _pausedUntil;
        }
    }

    private void Enter(int calls, DateTimeOffset now)
    {
        lock (_lock)
        {
            _inFlight++;
            _calls.Take(calls, now);
        }
    }

    private sealed class Place(StripeGate gate, int reserved, int calls) : IGate
    {
        public object Group { get; } = (gate, reserved);

        public DateTimeOffset MayGoAt(DateTimeOffset now) => gate.MayGoAt(reserved, now);

        public void Enter(DateTimeOffset now) => gate.Enter(calls, now);

        public void Leave(DateTimeOffset now)
        {
            lock (gate._lock) gate._inFlight--;
        }

        public void Close()
        {
            lock (gate._lock) gate._isClosed = true;
        }
    }
}
