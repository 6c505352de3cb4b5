using LeanBot.Telegram;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class PollPolicyTests
{
    [Theory]
    [InlineData(ApiError.NotSent, 0, 1)]
    [InlineData(500, 1, 2)]
    [InlineData(502, 2, 5)]
    [InlineData(ApiError.NoAnswer, 3, 10)]
    [InlineData(500, 99, 30)]
    [InlineData(409, 0, 10)]
    [InlineData(409, 99, 10)]
    public void A_poll_that_failed_is_repeated_ever_later(int status, int failures, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds), PollPolicy.After(new ApiError(status, "words"), failures));

    [Fact]
    public void A_429_waits_as_long_as_it_asks() => Assert.Equal(
        TimeSpan.FromSeconds(77), PollPolicy.After(new ApiError(429, "words", TimeSpan.FromSeconds(77)), 0));

    [Fact]
    public void A_revoked_token_is_not_tried_again() =>
        Assert.Null(PollPolicy.After(new ApiError(401, "Unauthorized"), 0));
}
