namespace LeanBot.Core.Features.Pricing;

public sealed class ForgetPriceWish : ForgetRule<PriceWish>;
