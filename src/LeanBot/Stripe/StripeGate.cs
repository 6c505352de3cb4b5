using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>How many calls an account gets at a time: a test account allows 25 requests a second.</summary>
internal sealed class StripeGate : IGate
{
    private const int InFlightMax = 8;

    private int _inFlight;

    public DateTimeOffset MayGoAt(DateTimeOffset now) =>
        Volatile.Read(ref _inFlight) < InFlightMax ? now : IGate.Never;

    public void Enter(DateTimeOffset now) => Interlocked.Increment(ref _inFlight);

    public void Leave() => Interlocked.Decrement(ref _inFlight);

    public void Close() => Volatile.Write(ref _inFlight, InFlightMax);
}
