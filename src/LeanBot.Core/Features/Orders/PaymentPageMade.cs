namespace LeanBot.Core.Features.Orders;

/// <param name="Total">What is charged there first, where Stripe tells it; null for a link.</param>
public sealed record PaymentPageMade(string Url, string PageId, Money? Total = null);
