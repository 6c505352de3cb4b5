using System.Buffers;
using System.Text.RegularExpressions;

namespace LeanBot.Logs;

/// <summary>Takes secrets out of a text: those of this installation in every form in which an address may
/// quote them, and whatever has the shape of one.</summary>
internal sealed partial class Redaction
{
    public const string Hidden = "<secret>";

    /// <summary>The longest first, so that no secret shows because a shorter one is a part of it.</summary>
    private readonly string[] _forms;

    /// <summary>Looks for all of them at once: hardly any text holds one.</summary>
    private readonly SearchValues<string> _any;

    public Redaction(IEnumerable<string> secrets)
    {
        _forms = [.. secrets.SelectMany(FormsOf).Distinct().OrderByDescending(form => form.Length)];
        _any = SearchValues.Create(_forms, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Where no secret is known yet.</summary>
    public static Redaction ByShape { get; } = new([]);

    public string Clean(string text)
    {
        if (text.AsSpan().ContainsAny(_any))
        {
            foreach (var form in _forms)
                text = text.Replace(form, Hidden, StringComparison.OrdinalIgnoreCase);
        }

        return Shape().Replace(text, Hidden);
    }

    private static string[] FormsOf(string secret) =>
        secret.Length == 0 ? [] : [secret, Uri.EscapeDataString(secret)];

    /// <summary>A bot's token, a key of Stripe, the secret of a webhook; and the address of a mailbox, which
    /// is a member's own.</summary>
    [GeneratedRegex(
        "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}\\.[A-Za-z]{2,}"
        + "|(?<![0-9])[0-9]{6,19}(?::|%3[Aa])[A-Za-z0-9_-]{30,}"
        + "|(?<![A-Za-z0-9])(?:sk|rk)_(?:test|live)_[A-Za-z0-9_]{8,}"
        + "|(?<![A-Za-z0-9])whsec_[A-Za-z0-9+/=_-]{8,}")]
    private static partial Regex Shape();
}
