using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeanBot.Stripe;

/// <summary>Parameters in Stripe's form encoding: <c>a[b][0][c]=v</c>.
/// https://docs.stripe.com/api/metadata and the examples of every call</summary>
internal sealed class StripeForm : IEnumerable<(string Name, string Value)>
{
    private readonly List<(string Name, string Value)> _fields = [];

    public void Add(string name, string value) => _fields.Add((name, value));

    public void Add(string name, long value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, bool value) => Add(name, value ? "true" : "false");

    /// <summary>Times are whole seconds since 1970.</summary>
    public void Add(string name, DateTimeOffset value) => Add(name, value.ToUnixTimeSeconds());

    public IEnumerator<(string Name, string Value)> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For the idempotency key of what the config decides too: a try with other parameters is
    /// another call, which Stripe would refuse under the same key.</summary>
    public string Fingerprint() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Encode())))[..12];

    public string Encode()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in _fields)
        {
            if (text.Length > 0) text.Append('&');
            // Brackets may stay as they are, which keeps what the log of a proxy shows readable.
            text.Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }
}
