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

    private IGate Message(long chat) => _pacing.For(chat, isMessage: true, Priority.Normal);

    private static void Go(IGate gate, int _)
    {
        gate.Enter(Rows.Now);
        gate.Leave();
    }
}
