using LeanBot.Core;
using LeanBot.Outbox;
using LeanBot.Stripe;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class StripeGateTests
{
    private const int AllowedPerSecond = 25;

    private readonly StripeGate _gate = new();

    [Fact]
    public void No_second_holds_more_calls_than_Stripe_allows()
    {
        var gate = _gate.For(Priority.Urgent);
        var calls = new List<DateTimeOffset>();
        for (var now = Rows.Now; now < Rows.Now.AddSeconds(10); now += TimeSpan.FromMilliseconds(10))
        {
            while (gate.MayGoAt(now) <= now)
            {
                Go(gate, now);
                calls.Add(now);
            }
        }

        Assert.InRange(calls.Count, 190, 210);
        Assert.All(calls, from => Assert.InRange(
            calls.Count(at => at >= from && at < from.AddSeconds(1)), 1, AllowedPerSecond));
    }

    [Fact]
    public void A_row_of_several_calls_counts_as_so_many()
    {
        Go(_gate.For(Priority.Urgent, calls: 5), Rows.Now);
        Assert.True(_gate.For(Priority.Urgent).MayGoAt(Rows.Now) > Rows.Now);
    }

    [Fact]
    public void Eight_calls_are_in_flight_at_most_and_the_last_place_is_for_what_is_urgent()
    {
        var (answer, urgent) = (_gate.For(Priority.Normal), _gate.For(Priority.Urgent));
        for (var second = 0; second < 7; second++) answer.Enter(Rows.Now.AddSeconds(second));
        var now = Rows.Now.AddMinutes(1);
        Assert.Equal(IGate.Never, answer.MayGoAt(now));
        Assert.Equal(now, urgent.MayGoAt(now));
        urgent.Enter(now);
        Assert.Equal(IGate.Never, urgent.MayGoAt(now));
    }

    [Fact]
    public void A_429_pauses_its_account_and_no_other()
    {
        _gate.Pause(TimeSpan.FromSeconds(3), Rows.Now);
        Assert.Equal(Rows.Now.AddSeconds(3), _gate.For(Priority.Urgent).MayGoAt(Rows.Now));
        Assert.Equal(Rows.Now, new StripeGate().For(Priority.Urgent).MayGoAt(Rows.Now));
        _gate.ForgetPause();
        Assert.Equal(Rows.Now, _gate.For(Priority.Urgent).MayGoAt(Rows.Now));
    }

    [Fact]
    public void Those_that_wait_for_the_same_are_one_group()
    {
        Assert.Equal(_gate.For(Priority.Normal, 2).Group, _gate.For(Priority.Bulk).Group);
        Assert.NotEqual(_gate.For(Priority.Normal).Group, new StripeGate().For(Priority.Normal).Group);
    }

    private static void Go(IGate gate, DateTimeOffset now)
    {
        gate.Enter(now);
        gate.Leave(now);
    }
}
