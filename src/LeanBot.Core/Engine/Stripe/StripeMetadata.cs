namespace LeanBot.Core;

/// <summary>What we wrote on links, sessions and subscriptions, and read back from events.</summary>
/// <param name="TelegramId"><c>telegram_id</c></param>
/// <param name="ProductId"><c>product_id</c>, the plan.</param>
/// <param name="OrderId"><c>order_id</c></param>
public sealed record StripeMetadata(string? TelegramId, string? ProductId, string? OrderId)
{
    public static readonly StripeMetadata Empty = new(null, null, null);
}
