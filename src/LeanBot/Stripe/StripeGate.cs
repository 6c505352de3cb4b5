using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>How many calls an account gets at a time: a test account allows 25 requests a second.</summary>
internal sealed class StripeGate : IGate
{
    private const int InFlightMax = 8;

    private int _inFlight;
    private volatile bool _isClosed;

    public DateTimeOffset MayGoAt(DateTimeOffset now) =>
        !_isClosed && Volatile.Read(ref _inFlight) < InFlightMax ? now : IGate.Never;

    public void Enter(DateTimeOffset now) => Interlocked.Increment(ref _inFlight);

    public void Leave() => Interlocked.Decrement(ref _inFlight);

    public void Close() => _isClosed = true;
}
