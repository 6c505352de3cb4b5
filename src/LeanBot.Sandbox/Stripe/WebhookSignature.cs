using System.Security.Cryptography;
using System.Text;

namespace LeanBot.Sandbox.Stripe;

/// <summary>The Stripe-Signature header: the whole secret as UTF-8 is the key.</summary>
internal static class WebhookSignature
{
    public static string Of(string body, string secret, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        var signed = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        return $"t={seconds},v1={Convert.ToHexStringLower(signed)}";
    }
}
