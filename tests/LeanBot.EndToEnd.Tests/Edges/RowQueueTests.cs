using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class RowQueueTests
{
    private readonly RowQueue _queue = new(_ => OpenGate.Instance);

    [Fact]
    public void Rows_of_a_lane_go_one_after_the_other_in_the_order_they_were_staged()
    {
        _queue.Put(Rows.Row(10, 1));
        _queue.Put(Rows.Row(9, 10));
        _queue.Put(Rows.Row(9, 2));
        Assert.Equal("9-2-code", Next());
        Assert.Equal("9-10-code", Next());
        Assert.Equal("10-1-code", Next());
        Assert.Null(Next());
    }

    [Fact]
    public void While_a_row_is_in_flight_its_lane_waits_and_others_go_on()
    {
        _queue.Put(Rows.Row(1));
        _queue.Put(Rows.Row(2));
        _queue.Put(Rows.Row(3, request: Rows.Message(chat: 43)));
        Assert.Equal(["1-1-code", "3-1-code"], Take());
        Assert.Empty(Take());
    }

    [Fact]
    public void A_row_that_joins_a_lane_in_flight_waits_and_the_first_goes_once()
    {
        _queue.Put(Rows.Row(1));
        Assert.Equal(["1-1-code"], Take());
        _queue.Put(Rows.Row(2));
        Assert.Empty(Take());
    }

    [Fact]
    public void The_more_urgent_goes_first()
    {
        _queue.Put(Rows.Row(1));
        _queue.Put(Rows.Row(2, request: new AnswerPress(Bot.User, "query")));
        Assert.Equal(["2-1-code", "1-1-code"], Take());
    }

    [Fact]
    public void A_row_that_was_put_off_holds_its_lane_until_its_moment()
    {
        _queue.Put(Rows.Row(1) with { LastError = "words", NotBefore = Rows.Now.AddMinutes(1) });
        _queue.Put(Rows.Row(2));
        var (rows, next) = _queue.Take(Rows.Now);
        Assert.Empty(rows);
        Assert.Equal(Rows.Now.AddMinutes(1), next);
        Assert.Equal(["1-1-code"], Take(Rows.Now.AddMinutes(1)));
    }

    [Fact]
    public void A_row_staged_for_later_lets_others_pass()
    {
        _queue.Put(Rows.Row(1) with { NotBefore = Rows.Now.AddHours(10) });
        _queue.Put(Rows.Row(2));
        Assert.Equal("2-1-code", Next());
        Assert.Equal(Rows.Now.AddHours(10), _queue.Take(Rows.Now).Next);
    }

    [Fact]
    public void A_row_whose_time_is_over_is_taken_though_it_was_put_off()
    {
        _queue.Put(Rows.Row(1) with
        {
            LastError = "words",
            NotBefore = Rows.Now.AddMinutes(9),
            ExpiresAt = Rows.Now.AddMinutes(1),
        });
        Assert.Equal(Rows.Now.AddMinutes(1), _queue.Take(Rows.Now).Next);
        Assert.Equal(["1-1-code"], Take(Rows.Now.AddMinutes(1)));
    }

    [Fact]
    public void A_closed_gate_lets_nothing_through_and_names_no_moment()
    {
        var queue = new RowQueue(_ => ClosedGate.Instance);
        queue.Put(Rows.Row(1));
        var (rows, next) = queue.Take(Rows.Now);
        Assert.Empty(rows);
        Assert.Null(next);
    }

    [Fact]
    public void However_many_wait_for_the_same_only_the_first_of_them_is_asked_whether_it_may_go()
    {
        var asked = 0;
        var queue = new RowQueue(_ =>
        {
            asked++;
            return ClosedGate.Instance;
        });
        for (var chat = 1; chat <= 10_000; chat++) queue.Put(Rows.Row(chat, request: Rows.Message(chat)));
        queue.Take(Rows.Now);
        asked = 0;
        for (var chat = 1; chat <= 100; chat++)
        {
            queue.Put(Rows.Row(20_000 + chat, request: Rows.Message(chat)));
            Assert.Empty(queue.Take(Rows.Now).Rows);
        }

        // Once for where the changed lane belongs, once for the first of all.
        Assert.Equal(200, asked);
    }

    [Fact]
    public void What_was_shut_and_is_open_again_goes_on_in_order()
    {
        var isShut = true;
        var queue = new RowQueue(_ => isShut ? ShutGate.Instance : OpenGate.Instance);
        for (var chat = 1; chat <= 3; chat++) queue.Put(Rows.Row(chat, request: Rows.Message(chat)));
        Assert.Empty(queue.Take(Rows.Now).Rows);
        isShut = false;
        queue.Put(Rows.Row(4, request: Rows.Message(4)));
        Assert.Equal(
            ["1-1-code", "2-1-code", "3-1-code", "4-1-code"],
            queue.Take(Rows.Now).Rows.Select(taken => taken.Row.Id).Order());
    }

    private IReadOnlyList<string> Take(DateTimeOffset? now = null) =>
        [.. _queue.Take(now ?? Rows.Now).Rows.Select(taken => taken.Row.Id)];

    private string? Next()
    {
        var (rows, _) = _queue.Take(Rows.Now);
        if (rows.Count == 0) return null;
        var (row, gate) = Assert.Single(rows);
        _queue.Remove(row.Id);
        _queue.Release(row, gate, Rows.Now);
        return row.Id;
    }

    private sealed class ClosedGate : IGate
    {
        public static readonly ClosedGate Instance = new();

        public DateTimeOffset MayGoAt(DateTimeOffset now) => IGate.Never;

        public void Enter(DateTimeOffset now) => Assert.Fail("Nothing may go.");

        public void Leave(DateTimeOffset now)
        {
        }

        public void Close()
        {
        }
    }
}
