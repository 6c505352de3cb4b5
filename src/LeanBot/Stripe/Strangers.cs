using System.Net;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Callers whose signatures were wrong. Each may be wrong so often; then it is turned away before
/// anything is read or reckoned. Who signs properly is never in here.</summary>
internal sealed class Strangers(TimeProvider clock)
{
    /// <summary>A wrong signature costs some microseconds to find out: so many are no burden, and a secret
    /// that was mistyped locks nobody out for long.</summary>
    private const int BurstMax = 2_000;

    private const int PerSecond = 100;

    /// <summary>Beyond so many, those that have been quiet are forgotten.</summary>
    private const int CallersMax = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, TokenBucket> _callers = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_lock) return _callers.Count;
        }
    }

    /// <summary>How long the caller has to wait; null where it may speak.</summary>
    public TimeSpan? MustWait(string caller)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (!_callers.TryGetValue(caller, out var bucket)) return null;
            var at = bucket.HasAt(1, now);
            return at > now ? at - now : null;
        }
    }

    /// <summary>Takes note of a wrong signature; true for the first of a row, which is worth a line in the
    /// log.</summary>
    public bool Note(string caller)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (!_callers.TryGetValue(caller, out var bucket))
            {
                if (_callers.Count >= CallersMax) ForgetQuiet(now);
                _callers[caller] = bucket = new TokenBucket(BurstMax, PerSecond);
            }

            var isFirst = bucket.IsFull(now);
            bucket.Take(1, now);
            return isFirst;
        }
    }

    /// <summary>Who calls. Behind a tunnel every connection comes from this machine or its network, and only
    /// there may a header say whom it is for: anybody else could write what they like.</summary>
    public static string NameOf(HttpContext context)
    {
        var from = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (from.IsIPv4MappedToIPv6) from = from.MapToIPv4();
        var told = context.Request.Headers["CF-Connecting-IP"].ToString();
        return IsNear(from) && IPAddress.TryParse(told, out var behind) ? behind.ToString() : from.ToString();
    }

    private void ForgetQuiet(DateTimeOffset now)
    {
        foreach (var (quiet, _) in _callers.Where(caller => caller.Value.IsFull(now)).ToArray())
            _callers.Remove(quiet);
        // All of them at work at once: that is an attack from everywhere, and the table must not grow with
        // it.
        if (_callers.Count >= CallersMax) _callers.Clear();
    }

    /// <summary>Loopback, and the private networks of RFC 1918 and RFC 4193.</summary>
    private static bool IsNear(IPAddress address)
    {
        if (IPAddress.IsLoopback(address) || address.IsIPv6UniqueLocal) return true;
        if (address.AddressFamily != System.Net.Sockets.AddressFamily.InterNetwork) return false;
        var bytes = address.GetAddressBytes();
        return bytes[0] == 10
            || (bytes[0] == 172 && bytes[1] is >= 16 and <= 31)
            || (bytes[0] == 192 && bytes[1] == 168);
    }
}
