namespace LeanBot.Core.Features.Plans;

/// <summary>How long one payment lasts, in the words of Stripe's <c>recurring[interval]</c>.</summary>
public enum Period
{
    Month,
    Year,
}
