namespace LeanBot.Stripe;

/// <summary>https://docs.stripe.com/api/subscription_schedules</summary>
internal static class Schedules
{
    public static string PathOf(string id) => $"/v1/subscription_schedules/{Uri.EscapeDataString(id)}";

    /// <summary>The subscription goes on as it is, and nobody manages it any more.</summary>
    public static async Task<StripeError?> Release(
        StripeClient client, string id, string idempotencyKey, CancellationToken cut)
    {
        var (_, error, _) = await client.Post(
            $"{PathOf(id)}/release", [], idempotencyKey, StripeJson.Default.IdJson, cut);
        return error;
    }

    /// <summary>A subscription under a schedule can't be cancelled or resumed itself.</summary>
    public static bool IsInTheWay(StripeError? error) => error is { Status: 400 }
        && error.Message.Contains("subscription schedule", StringComparison.OrdinalIgnoreCase);
}
