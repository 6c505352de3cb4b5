using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeanBot.Core;

namespace LeanBot.Stripe;

/// <summary>Makes of a webhook's body, once its signature is checked, what the engine takes.</summary>
internal static class WebhookReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What can't be read, or is not meant for the account's key, is kept as it came.</summary>
    public static Incoming Read(StripeAccount account, byte[] body)
    {
        var raw = Utf8.GetString(body);
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw new JsonException("It is not an object.");
            if (TextOf(json.RootElement, "id") is not { Length: > 0 and <= 255 } id)
                throw new JsonException("It has no id.");
            return Read(account, json.RootElement, $"stripe:{account.Name}:{id}", raw);
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(body));
            return Unreadable(
                $"stripe:{account.Name}:{hash}", $"It cannot be read: {unreadable.Message}", raw);
        }
    }

    private static Incoming Read(StripeAccount account, JsonElement json, string cause, string raw)
    {
        try
        {
            if (json.TryGetProperty("livemode", out var mode)
                && mode.ValueKind is JsonValueKind.True or JsonValueKind.False
                && mode.GetBoolean() != account.IsLive)
            {
                // Only a mistake in the secrets brings it here, and it may be money.
                return Unreadable(
                    cause, $"It is of {(account.IsLive ? "test" : "live")} mode, the key of account "
                    + $"«{account.Name}» of {(account.IsLive ? "live" : "test")} mode.", raw);
            }

            var version = TextOf(json, "api_version");
            if (!ApiVersions.AreOfOneTrain(version))
            {
                // Under a name of its own: while two endpoints are there, each tells of the same event, and
                // the one that can be read must not count as told already.
                return Unreadable(
                    $"{cause}@{version}", $"Its version is {version ?? "not told"}; the webhook endpoint must be made with "
                    + $"{StripeClient.ApiVersion}.", raw);
            }

            var told = json.Deserialize(StripeJson.Default.EventJson)
                ?? throw new JsonException("It is null.");
            return new Incoming.Stripe(cause, StripeMapper.Map(account.Name, told)) { Raw = raw };
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            return Unreadable(cause, $"It cannot be read: {unreadable.Message}", raw);
        }
    }

    /// <summary>A text with half a surrogate pair is JSON, but no text.</summary>
    private static bool IsUnreadable(Exception error) => error is JsonException or InvalidOperationException;

    private static Incoming.Unreadable Unreadable(string cause, string why, string raw) =>
        new(cause, why) { Raw = raw };

    private static string? TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
