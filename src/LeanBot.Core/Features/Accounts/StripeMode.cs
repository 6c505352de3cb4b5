namespace LeanBot.Core.Features.Accounts;

/// <summary>Whether an account's money is real, in Stripe's words.</summary>
public enum StripeMode
{
    Test,
    Live,
}
