namespace LeanBot.Outbox;

/// <summary>Lets a burst through and then so many a second. It may be overdrawn: what follows waits
/// longer.</summary>
internal sealed class TokenBucket(double capacity, double perSecond)
{
    /// <summary>Far below one call, far above what the arithmetic loses.</summary>
    private const double Rounding = 1e-6;

    private double _missing;
    private DateTimeOffset _filledAt;

    public bool IsFull(DateTimeOffset now)
    {
        Fill(now);
        return _missing <= Rounding;
    }

    /// <summary>The moment from which so many tokens are there; not after <paramref name="now"/> where they
    /// are.
    /// </summary>
    public DateTimeOffset HasAt(double count, DateTimeOffset now)
    {
        Fill(now);
        var lacking = count - (capacity - _missing);
        return lacking <= Rounding ? now : now + TimeSpan.FromSeconds(lacking / perSecond);
    }

    public void Take(double count, DateTimeOffset now)
    {
        Fill(now);
        _missing += count;
    }

    private void Fill(DateTimeOffset now)
    {
        // A clock that was set back must not empty the bucket.
        var elapsed = now > _filledAt ? now - _filledAt : TimeSpan.Zero;
        _missing = Math.Max(0, _missing - (elapsed.TotalSeconds * perSecond));
        _filledAt = now;
    }
}
