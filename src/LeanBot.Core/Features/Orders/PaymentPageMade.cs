namespace LeanBot.Core.Features.Orders;

public sealed record PaymentPageMade(string Url, string PageId);
