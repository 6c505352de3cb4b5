using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeanBot.Stripe;

/// <summary>What a webhook call says of who signed it, and when.
/// https://docs.stripe.com/webhooks#verify-manually</summary>
internal sealed class WebhookSignature
{
    /// <summary>How far the signature's moment may lie from ours, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    /// <summary>More than Stripe ever sends, so that a long header costs nothing.</summary>
    private const int HeaderCharactersMax = 2_048;

    private readonly string _moment;
    private readonly List<byte[]> _given;

    private WebhookSignature(string moment, List<byte[]> given) => (_moment, _given) = (moment, given);

    /// <summary>Null where nobody could have signed so just now: nothing more need be read.</summary>
    /// <param name="header">Stripe-Signature: <c>t=…,v1=…[,v1=…]</c>.</param>
    public static WebhookSignature? TryRead(string? header, DateTimeOffset now)
    {
        if (header is null || header.Length > HeaderCharactersMax) return null;
        return Parse(header) is var (moment, given) && given.Count > 0 && IsNear(moment, now)
            ? new WebhookSignature(moment, given)
            : null;
    }

    /// <param name="secrets">Any of them may have signed.</param>
    /// <param name="body">The bytes as they came.</param>
    public bool IsBy(IReadOnlyList<string> secrets, ReadOnlySpan<byte> body)
    {
        var prefix = Encoding.ASCII.GetBytes(_moment + ".");
        var signed = new byte[prefix.Length + body.Length];
        prefix.CopyTo(signed, 0);
        body.CopyTo(signed.AsSpan(prefix.Length));
        var isValid = false;
        foreach (var secret in secrets)
        {
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
            // Every one is compared, so that the time taken tells nothing.
            foreach (var one in _given) isValid |= CryptographicOperations.FixedTimeEquals(expected, one);
        }

        return isValid;
    }

    private static (string Moment, List<byte[]> Given)? Parse(string header)
    {
        string? moment = null;
        var given = new List<byte[]>();
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("t=", StringComparison.Ordinal)) moment = part[2..];
            else if (part.StartsWith("v1=", StringComparison.Ordinal) && IsHex(part.AsSpan(3)))
                given.Add(Convert.FromHexString(part.AsSpan(3)));
        }

        return moment is null ? null : (moment, given);
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        const int HashCharacters = 64;
        foreach (var letter in text)
        {
            if (!char.IsAsciiHexDigit(letter)) return false;
        }

        return text.Length == HashCharacters;
    }

    private static bool IsNear(string moment, DateTimeOffset now) =>
        long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) <= (decimal)Tolerance.TotalSeconds;
}
