using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeanBot.Core.Features.Parked;

/// <summary>A raw text as the team reads it: without what people are called and wrote, and without anything
/// that has the shape of a secret. What is kept for trying again is whole.</summary>
internal static partial class RawText
{
    private const int CharactersMax = 2_000;

    private const string Hidden = "…hidden…";

    private static readonly HashSet<string> Personal = new(StringComparer.OrdinalIgnoreCase)
    {
        "name", "first_name", "last_name", "username", "email", "customer_email", "customer_name",
        "receipt_email", "phone", "phone_number", "customer_phone", "address", "customer_address",
        "billing_details", "shipping", "customer_shipping", "customer_details", "ip", "ip_address", "bio",
        "contact", "location", "text", "caption", "html", "client_secret", "secret", "token", "fingerprint",
        "hosted_invoice_url", "invoice_pdf", "receipt_url", "invoiceUrl", "invoicePdf", "inviteLink",
        "invite_link", "url", "payUrl",
    };

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(string raw)
    {
        var clean = Shape().Replace(Read(raw) is { } json ? Hide(json).ToJsonString(Indented) : raw, Hidden);
        return clean.Length <= CharactersMax ? clean : clean[..CharactersMax] + " …";
    }

    private static JsonNode? Read(string raw)
    {
        try
        {
            return JsonNode.Parse(raw);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode Hide(JsonNode json)
    {
        if (json is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>()) Hide(item);
        }
        else if (json is JsonObject whole)
        {
            foreach (var (name, value) in whole.ToArray())
            {
                if (value is null) continue;
                if (Personal.Contains(name)) whole[name] = Hidden;
                else Hide(value);
            }
        }

        return json;
    }

    /// <summary>An address of a mailbox, a bot's token, a key of Stripe, the secret of a webhook.</summary>
    [GeneratedRegex(
        "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"
        + "|(?<![0-9])[0-9]{6,19}:[A-Za-z0-9_-]{30,}"
        + "|(?<![A-Za-z0-9])(?:sk|rk|pk)_(?:test|live)_[A-Za-z0-9_]{8,}"
        + "|(?<![A-Za-z0-9])whsec_[A-Za-z0-9+/=_-]{8,}")]
    private static partial Regex Shape();
}
