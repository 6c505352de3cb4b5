using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Outbox;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class PatienceTests
{
    private static readonly Verdict.Retry Again = new(TimeSpan.FromSeconds(5), "words");

    [Fact]
    public void A_try_that_may_yet_work_is_put_off()
    {
        var result = Patience.Settle(
            Rows.Row(1) with { Attempts = Patience.AttemptsMax - 2 }, Again, Rows.Now);
        Assert.Equal(new CallResult.PutOff(Rows.Now.AddSeconds(5), "words"), result);
    }

    [Fact]
    public void The_twelfth_try_is_the_last()
    {
        var result = Patience.Settle(
            Rows.Row(1) with { Attempts = Patience.AttemptsMax - 1 }, Again, Rows.Now);
        Assert.Equal(FailureReason.Exhausted, Assert.IsType<CallResult.Failed>(result).Failure.Reason);
    }

    [Fact]
    public void Letting_somebody_out_is_never_given_up()
    {
        var row = Rows.Row(1, request: new LetOut(new MemberId(42), new ChannelId("stocks"), -100));
        Assert.IsType<CallResult.PutOff>(Patience.Settle(row with { Attempts = 1000 }, Again, Rows.Now));
    }

    [Fact]
    public void What_an_operator_has_to_mend_is_never_given_up() => Assert.IsType<CallResult.PutOff>(
        Patience.Settle(Rows.Row(1) with { Attempts = 1000 }, Again with { ForEver = true }, Rows.Now));

    [Fact]
    public void A_stopped_service_leaves_the_row_as_it_is() =>
        Assert.Null(Patience.Settle(Rows.Row(1), new Verdict.Stop("words"), Rows.Now));

    [Fact]
    public void Nobody_waits_longer_than_ten_minutes() =>
        Assert.All(
            Enumerable.Range(0, 50), attempts => Assert.True(Patience.After(attempts) <= Patience.WaitMax));
}
