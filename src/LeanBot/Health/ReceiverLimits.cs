namespace LeanBot.Health;

/// <summary>How much the receiver puts up with. All times are real time: a clock that is moved cuts nobody
/// off.</summary>
internal sealed record ReceiverLimits
{
    /// <summary>A connection without a word takes some kilobytes, so that all of them are a few dozen MB.
    /// Beyond, a new one is closed at once; ten thousand silent ones therefore keep others out for <see
    /// cref="FirstByteTime"/> and no longer.</summary>
    public int ConnectionsMax { get; init; } = 4_096;

    /// <summary>Whoever connects has something to say at once.</summary>
    public TimeSpan FirstByteTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For all headers of a request. Kestrel looks once a second.</summary>
    public TimeSpan HeadersTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For a connection that has served before: the tunnel keeps its own open for 90
    /// seconds.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>For a whole body: what Stripe sends arrives in milliseconds.</summary>
    public TimeSpan BodyTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bodies that are being read. Each is 256 KB at most, and its buffer twice that while it grows,
    /// so 128 MB is the worst of it. Where one more comes, the one that has been coming longest is cut off:
    /// Stripe's would long be there.</summary>
    public int BodiesMax { get; init; } = 256;

    /// <summary>Properly signed events that wait for their commit; far more than Stripe sends at
    /// once.</summary>
    public int EventsMax { get; init; } = 256;
}
