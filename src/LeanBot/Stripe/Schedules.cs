namespace LeanBot.Stripe;

/// <summary>https://docs.stripe.com/api/subscription_schedules</summary>
internal static class Schedules
{
    /// <summary>What stands under <c>metadata[leanbot]</c> of ours: a change that a member planned, or a
    /// move to
    /// another price.</summary>
    public const string Change = "change", Migration = "migration";

    public static string PathOf(string id) => $"/v1/subscription_schedules/{Uri.EscapeDataString(id)}";

    /// <summary>The subscription goes on as it is, and nobody manages it any more.</summary>
    /// <param name="keepsCancel">An end that was planned is kept too.</param>
    public static async Task<StripeError?> Release(
        StripeClient client, string id, string idempotencyKey, CancellationToken cut,
        bool keepsCancel = false)
    {
        StripeForm form = [];
        if (keepsCancel) form.Add("preserve_cancel_date", true);
        var (_, error, _) = await client.Post(
            $"{PathOf(id)}/release", form, idempotencyKey, StripeJson.Default.IdJson, cut);
        return error;
    }

    /// <summary>Frees a subscription of a move to another price; any other schedule stays.</summary>
    public static async Task<StripeError?> ReleaseMove(
        StripeClient client, string id, string idempotencyKey, CancellationToken cut)
    {
        var (schedule, error, _) = await client.Get(
            PathOf(id), [], StripeJson.Default.ScheduleJson, cut);
        if (error is not null) return error;
        return KindOf(schedule!) == Migration ? await Release(client, id, idempotencyKey, cut) : null;
    }

    /// <summary>Null for what was made by hand.</summary>
    public static string? KindOf(ScheduleJson schedule) => schedule.Metadata?.GetValueOrDefault("leanbot");

    /// <summary>A subscription under a schedule can't be cancelled or resumed itself.</summary>
    public static bool IsInTheWay(StripeError? error) => error is { Status: 400 }
        && error.Message.Contains("subscription schedule", StringComparison.OrdinalIgnoreCase);
}
