using LeanBot.Core;
using LeanBot.Outbox;
using LeanBot.Stripe;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class StripePolicyTests
{
    [Theory]
    [InlineData(StripeError.NoAnswer, null)]
    [InlineData(409, "idempotency_key_in_use")]
    [InlineData(500, null)]
    [InlineData(503, null)]
    public void What_may_yet_work_is_tried_again(int status, string? code) => Assert.False(
        Assert.IsType<Verdict.Retry>(Judge(new StripeError(status, "words", code))).ForEver);

    [Theory]
    [InlineData(429, "rate_limit", true)]
    [InlineData(429, null, true)]
    [InlineData(429, "lock_timeout", false)]
    [InlineData(409, "lock_timeout", false)]
    public void A_pause_is_not_a_try_and_never_the_last(int status, string? code, bool isForAll)
    {
        var error = new StripeError(status, "words", code, ShouldRetry: false);
        Assert.Equal(isForAll, error.IsTooFast);
        Assert.False(Assert.IsType<Verdict.Retry>(StripePolicy.Judge(error, attempts: 1000)).IsTry);
        var later = error with { RetryAfter = TimeSpan.FromSeconds(7) };
        Assert.Equal(7, Assert.IsType<Verdict.Retry>(Judge(later)).After.TotalSeconds);
    }

    [Theory]
    [InlineData(400, "parameter_unknown", FailureReason.Rejected)]
    [InlineData(402, "card_declined", FailureReason.Rejected)]
    [InlineData(404, "resource_missing", FailureReason.NotFound)]
    [InlineData(400, "resource_missing", FailureReason.NotFound)]
    public void What_will_never_work_is_dropped(int status, string code, FailureReason reason) =>
        Assert.Equal(
            reason, Assert.IsType<Verdict.Drop>(Judge(new StripeError(status, "words", code))).Reason);

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public void A_wrong_key_loses_nothing(int status) =>
        Assert.True(Assert.IsType<Verdict.Retry>(Judge(new StripeError(status, "words"))).ForEver);

    [Fact]
    public void What_Stripe_says_of_trying_again_wins()
    {
        Assert.IsType<Verdict.Retry>(Judge(new StripeError(400, "words", ShouldRetry: true)));
        Assert.IsType<Verdict.Drop>(Judge(new StripeError(500, "words", ShouldRetry: false)));
    }

    private static Verdict Judge(StripeError error) => StripePolicy.Judge(error, attempts: 0);
}
