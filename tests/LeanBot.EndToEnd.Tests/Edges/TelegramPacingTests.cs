using LeanBot.Core;
using LeanBot.Outbox;
using LeanBot.Telegram;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class TelegramPacingTests
{
    private const int FarMoreThanABurst = 100;

    private readonly TelegramPacing _pacing = new();

    [Fact]
    public void A_chat_hears_a_burst_and_then_one_message_a_second()
    {
        var gate = Message(chat: 1);
        var said = 0;
        while (gate.MayGoAt(Rows.Now) <= Rows.Now && said < FarMoreThanABurst) Go(gate, said++);
        Assert.InRange(said, 5, 20);
        Assert.Equal(1, (gate.MayGoAt(Rows.Now) - Rows.Now).TotalSeconds, 3);
        Assert.Equal(Rows.Now, Message(chat: 2).MayGoAt(Rows.Now));
    }

    [Fact]
    public void The_whole_bot_makes_thirty_calls_a_second_and_keeps_one_for_what_is_urgent()
    {
        var calls = 0;
        while (Message(calls).MayGoAt(Rows.Now) <= Rows.Now && calls < FarMoreThanABurst)
            Go(Message(calls), calls++);
        Assert.Equal(29, calls);
        var urgent = _pacing.For(chat: null, isMessage: false, Priority.Urgent);
        Assert.Equal(Rows.Now, urgent.MayGoAt(Rows.Now));
        Go(urgent, calls);
        Assert.True(urgent.MayGoAt(Rows.Now) > Rows.Now);
    }

    [Fact]
    public void Sixteen_calls_are_in_flight_at_most_and_the_last_place_is_for_what_is_urgent()
    {
        for (var chat = 0; chat < 15; chat++) Message(chat).Enter(Rows.Now);
        Assert.Equal(IGate.Never, Message(99).MayGoAt(Rows.Now));
        var urgent = _pacing.For(chat: null, isMessage: false, Priority.Urgent);
        Assert.Equal(Rows.Now, urgent.MayGoAt(Rows.Now));
        urgent.Enter(Rows.Now);
        Assert.Equal(IGate.Never, urgent.MayGoAt(Rows.Now));
    }

    [Fact]
    public void What_nobody_waits_for_leaves_room_for_answers()
    {
        var bulk = _pacing.For(1, isMessage: true, Priority.Bulk);
        for (var chat = 0; chat < 11; chat++) Message(chat).Enter(Rows.Now);
        Assert.Equal(IGate.Never, bulk.MayGoAt(Rows.Now));
        Assert.Equal(Rows.Now, Message(99).MayGoAt(Rows.Now));
    }

    [Fact]
    public void A_429_pauses_its_chat_and_a_second_chats_pauses_the_bot()
    {
        _pacing.Note429(1, TimeSpan.FromSeconds(30), Rows.Now);
        Assert.Equal(Rows.Now.AddSeconds(30), Message(1).MayGoAt(Rows.Now));
        Assert.Equal(Rows.Now, Message(2).MayGoAt(Rows.Now));
        _pacing.Note429(2, TimeSpan.FromSeconds(10), Rows.Now);
        Assert.Equal(Rows.Now.AddSeconds(10), Message(3).MayGoAt(Rows.Now));
    }

    [Fact]
    public void The_same_chats_second_429_pauses_nobody_else()
    {
        _pacing.Note429(1, TimeSpan.FromSeconds(30), Rows.Now);
        _pacing.Note429(1, TimeSpan.FromSeconds(30), Rows.Now.AddSeconds(5));
        Assert.Equal(Rows.Now.AddSeconds(5), Message(2).MayGoAt(Rows.Now.AddSeconds(5)));
    }

    [Fact]
    public void A_clock_that_is_set_back_stops_nobody()
    {
        Go(Message(1), 0);
        Assert.Equal(Rows.Now.AddDays(-1), Message(2).MayGoAt(Rows.Now.AddDays(-1)));
    }

    [Fact]
    public void In_no_second_are_there_more_than_thirty_calls_and_bulk_fills_nearly_all_of_them()
    {
        var began = new List<DateTimeOffset>();
        var end = Rows.Now.AddSeconds(60);
        for (var now = Rows.Now; now < end; now = now.AddMilliseconds(1))
        {
            var bulk = _pacing.For(began.Count, isMessage: true, Priority.Bulk);
            if (bulk.MayGoAt(now) > now) continue;
            bulk.Enter(now);
            bulk.Leave(now);
            began.Add(now);
        }

        Assert.All(
            began.Zip(began.Skip(30), (first, later) => later - first),
            apart => Assert.True(apart >= TimeSpan.FromSeconds(1)));
        Assert.InRange(began.Count / 60.0, 0.98 * 30, 30);
    }

    [Fact]
    public void A_call_that_was_long_under_way_keeps_its_place_for_longer()
    {
        var slow = Message(0);
        slow.Enter(Rows.Now);
        for (var call = 1; call < 30; call++) Go(Message(call), 0);
        slow.Leave(Rows.Now.AddMilliseconds(400));

        Assert.True(_pacing.For(31, isMessage: true, Priority.Urgent).MayGoAt(Rows.Now.AddSeconds(1.1))
            >= Rows.Now.AddMilliseconds(1_390));
    }

    [Fact]
    public void An_answer_goes_with_the_next_place_however_much_bulk_waits()
    {
        var (now, waits) = (Rows.Now, new List<TimeSpan>());
        for (var i = 0; i < 2_000; i++, now = now.AddMilliseconds(5))
        {
            if (i % 100 == 99) waits.Add(Message(-i).MayGoAt(now) - now);
            var bulk = _pacing.For(i, isMessage: true, Priority.Bulk);
            if (bulk.MayGoAt(now) > now) continue;
            bulk.Enter(now);
            bulk.Leave(now);
        }

        Assert.All(waits, wait => Assert.True(wait < TimeSpan.FromMilliseconds(200)));
    }

    [Fact]
    public void What_is_paid_for_goes_beside_what_is_free()
    {
        for (var call = 0; call < 40; call++) Go(Message(call), call);
        var (now, sent) = (Rows.Now, 0);
        for (; now < Rows.Now.AddSeconds(10); now = now.AddMilliseconds(1))
        {
            for (var chat = sent; _pacing.ForPaid(chat, 1_000).MayGoAt(now) <= now; chat = ++sent)
                Go(_pacing.ForPaid(chat, 1_000), now);
        }

        Assert.InRange(sent / 10.0, 950, 1_000);
    }

    private IGate Message(long chat) => _pacing.For(chat, isMessage: true, Priority.Normal);

    private static void Go(IGate gate, DateTimeOffset now)
    {
        gate.Enter(now);
        gate.Leave(now);
    }

    private static void Go(IGate gate, int _)
    {
        gate.Enter(Rows.Now);
        gate.Leave(Rows.Now);
    }
}
