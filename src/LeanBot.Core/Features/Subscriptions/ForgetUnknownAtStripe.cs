namespace LeanBot.Core.Features.Subscriptions;

public sealed class ForgetUnknownAtStripe : ForgetRule<UnknownAtStripe>;
