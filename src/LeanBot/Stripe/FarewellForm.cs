using LeanBot.Core.Features.Cancellations;

namespace LeanBot.Stripe;

/// <summary>What a member said about leaving, in Stripe's own words, for its dashboard.
/// https://docs.stripe.com/api/subscriptions/update#update_subscription-cancellation_details</summary>
internal static class FarewellForm
{
    public static void Add(StripeForm form, Farewell farewell)
    {
        if (farewell.Reason is { } reason) form.Add("cancellation_details[feedback]", FeedbackOf(reason));
        if (farewell.Comment is { } comment) form.Add("cancellation_details[comment]", comment);
    }

    private static string FeedbackOf(CancelReason reason) => reason switch
    {
        CancelReason.TooExpensive => "too_expensive",
        CancelReason.NoTime => "unused",
        CancelReason.NotAsExpected => "low_quality",
        _ => "other",
    };
}
