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
    public void The_first_error_after_hours_in_which_nobody_was_there_is_not_the_last()
    {
        var row = Rows.Row(1) with { Attempts = 30, Excused = 30 };
        Assert.False(Assert.IsType<CallResult.PutOff>(Patience.Settle(row, Again, Rows.Now)).IsExcused);
        Assert.True(Assert.IsType<CallResult.PutOff>(
            Patience.Settle(row, Again with { ForEver = true }, Rows.Now)).IsExcused);
        Assert.IsType<CallResult.Failed>(
            Patience.Settle(row with { Attempts = 30 + Patience.AttemptsMax - 1 }, Again, Rows.Now));
    }

    [Fact]
    public void A_stopped_service_leaves_the_row_as_it_is() =>
        Assert.Null(Patience.Settle(Rows.Row(1), new Verdict.Stop("words"), Rows.Now));

    [Fact]
    public void A_pause_that_a_service_asks_for_is_no_try()
    {
        var row = Rows.Row(1) with { Attempts = 1000 };
        var result = Assert.IsType<CallResult.PutOff>(
            Patience.Settle(row, Again with { IsTry = false }, Rows.Now));
        Assert.False(result.IsTry);
    }

    [Fact]
    public void A_bug_ends_what_may_be_given_up_after_twelve_tries()
    {
        var bug = new Verdict.Bug("words");
        var row = Rows.Row(1) with { Attempts = Patience.AttemptsMax - 2 };
        Assert.IsType<CallResult.PutOff>(Patience.Settle(row, bug, Rows.Now));
        var last = Patience.Settle(row with { Attempts = Patience.AttemptsMax - 1 }, bug, Rows.Now);
        Assert.Equal(FailureReason.Bug, Assert.IsType<CallResult.Failed>(last).Failure.Reason);
    }

    [Fact]
    public void A_bug_in_what_may_not_be_given_up_is_told_once_and_tried_on()
    {
        var row = Rows.Row(1, request: new LetOut(new MemberId(42), new ChannelId("stocks"), -100));
        var told = Enumerable.Range(0, 100)
            .Select(tries => Patience.Settle(
                row with { Attempts = tries }, new Verdict.Bug("words"), Rows.Now))
            .Cast<CallResult.PutOff>()
            .Count(putOff => putOff.TellsAdmins);
        Assert.Equal(1, told);
    }

    [Fact]
    public void Nobody_waits_longer_than_ten_minutes() =>
        Assert.All(
            Enumerable.Range(0, 50), attempts => Assert.True(Patience.After(attempts) <= Patience.WaitMax));
}
