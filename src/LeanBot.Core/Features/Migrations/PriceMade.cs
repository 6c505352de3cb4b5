namespace LeanBot.Core.Features.Migrations;

/// <param name="PriceId"><c>price_…</c></param>
public sealed record PriceMade(string PriceId);
