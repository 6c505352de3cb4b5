using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Outbox;
using LeanBot.Telegram;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>The dispatcher and the real callers against a Telegram that fails as it is told.</summary>
public sealed class TelegramCallsTests : IAsyncLifetime, IDisposable
{
    private readonly SomeEngine _engine = new(new StillTime());
    private readonly SomeTelegram _telegram = new();
    private readonly CancellationTokenSource _stop = new();
    private Dispatcher? _dispatcher;
    private Task _run = Task.CompletedTask;

    public Task InitializeAsync()
    {
        var bots = new Bots(_telegram.Client(), _telegram.Client(Bot.Admin));
        var callers = new Callers(
            new Router(new Schema()),
            [
                new SayMessageCaller(
                    bots, _engine.Store, _engine.Clock, NullLogger<SayMessageCaller>.Instance),
                new AnswerPressCaller(bots, _engine.Clock),
                .. ChatMemberCallers.All(bots, _engine.Clock),
            ]);
        _dispatcher = new Dispatcher(
            _engine.Store, callers, _engine.Inbox, _engine.Clock, NullLogger<Dispatcher>.Instance);
        _run = _dispatcher.Run(_stop.Token);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
    }

    public void Dispose()
    {
        _dispatcher?.Dispose();
        _telegram.Dispose();
        _stop.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(3600)]
    public async Task A_429_makes_its_chat_wait_just_that_long_while_others_go_on(int seconds)
    {
        _telegram.Fails("sendMessage", 429, $"Too Many Requests: retry after {seconds}", seconds);
        _engine.Stage(Row(1, chat: 42));
        await _engine.Until(kept => kept.Get<OutboxRow>("1-1-code")?.IsPutOff == true);

        await Says(2, chat: 43);
        _engine.Clock.MoveTo(Rows.Now.AddSeconds(seconds - 0.5));
        await Says(3, chat: 44);
        await Rest();
        Assert.Equal([42, 43, 44], Chats());

        _engine.Clock.MoveTo(Rows.Now.AddSeconds(seconds));
        await Gone();
        Assert.Equal([42, 43, 44, 42], Chats());
    }

    [Fact]
    public async Task A_second_chats_429_makes_the_whole_bot_wait()
    {
        for (var i = 0; i < 2; i++) _telegram.Fails("sendMessage", 429, "Too Many Requests", 20);
        _engine.Stage(Row(1, chat: 42));
        await _engine.Until(kept => kept.Get<OutboxRow>("1-1-code")?.IsPutOff == true);
        _engine.Stage(Row(2, chat: 43));
        await _engine.Until(kept => kept.Get<OutboxRow>("2-1-code")?.IsPutOff == true);

        _engine.Stage(Row(3, chat: 44));
        await Says(4, chat: 44, Bot.Admin);
        await Rest();
        Assert.Equal([42, 43, 44], Chats());

        _engine.Clock.MoveTo(Rows.Now.AddSeconds(20));
        await Gone();
        Assert.Equal([42, 42, 43, 43, 44, 44], Chats().Order());
    }

    [Fact]
    public async Task A_429_on_a_call_without_a_chat_makes_the_whole_bot_wait()
    {
        _telegram.Fails("answerCallbackQuery", 429, "Too Many Requests", 20);
        _engine.Stage(Rows.Row(1, request: new AnswerPress(Bot.User, "query")));
        await _engine.Until(kept => kept.Get<OutboxRow>("1-1-code")?.IsPutOff == true);

        _engine.Stage(Row(2, chat: 43));
        await Says(3, chat: 44, Bot.Admin);
        await Rest();
        Assert.Equal([44], Chats());

        _engine.Clock.MoveTo(Rows.Now.AddSeconds(20));
        await Gone();
        Assert.Equal([44, 43], Chats());
    }

    [Fact]
    public async Task However_often_Telegram_asks_for_a_pause_the_message_is_said_in_the_end()
    {
        const int Pauses = 3 * Patience.AttemptsMax;
        for (var i = 0; i < Pauses; i++) _telegram.Fails("sendMessage", 429, "Too Many Requests", 5);
        _engine.Stage(Row(1, chat: 42), Row(2, chat: 42));
        await Gone(steps: Pauses);
        Assert.Equal(Pauses + 2, Chats().Length);
    }

    [Fact]
    public async Task A_message_whose_answer_is_lost_every_time_is_said_twice_at_most()
    {
        for (var i = 0; i < 5; i++) _telegram.LosesTheAnswer("sendMessage");
        _engine.Stage(Row(1, chat: 42));
        await Gone(steps: 1);
        Assert.Equal([42, 42], Chats());
    }

    [Fact]
    public async Task An_edit_that_is_said_anew_and_whose_answer_is_lost_is_said_twice_at_most()
    {
        for (var i = 0; i < 5; i++)
        {
            _telegram.Fails("editMessageText", 400, "Bad Request: message to edit not found");
            _telegram.LosesTheAnswer("sendMessage");
        }

        _engine.Stage(Row(1, Rows.Message(edits: new MessageRef(7))));
        await Gone(steps: 1);
        Assert.Equal([42, 42], Chats());
    }

    [Fact]
    public async Task A_call_that_may_be_repeated_is_until_an_answer_comes()
    {
        for (var i = 0; i < 15; i++) _telegram.LosesTheAnswer("unbanChatMember");
        _engine.Stage(Row(1, new LetOut(new MemberId(42), new ChannelId("stocks"), -100)));
        await Gone(steps: 15);
        Assert.Equal(16, _telegram.CallsOf("unbanChatMember").Length);
    }

    [Fact]
    public async Task Who_blocked_the_bot_is_left_alone_and_stays_what_they_are()
    {
        var anna = new Member(new MemberId(42), "Anna", null, "en", Rows.Now);
        _engine.Store.Update(Rows.Now, "test", tx =>
        {
            tx.Put(anna);
            return true;
        });
        _telegram.Fails("sendMessage", 403, "Forbidden: bot was blocked by the user");
        await Says(1, chat: 42);
        Assert.Equal(
            anna with { IsReachable = false }, _engine.Store.View(kept => kept.Get<Member>("42")));
        Assert.Equal([42], Chats());
    }

    [Fact]
    public async Task Markup_that_Telegram_cannot_read_is_said_again_as_plain_text()
    {
        _telegram.Fails("sendMessage", 400, "Bad Request: can't parse entities: Unsupported start tag");
        _engine.Stage(Row(1, Rows.Message() with { Html = "<b>One &amp; two</b>" }));
        await Gone();
        var said = _telegram.CallsOf("sendMessage");
        Assert.Equal("HTML", said[0].GetProperty("parse_mode").GetString());
        Assert.False(said[1].TryGetProperty("parse_mode", out _));
        Assert.Equal("One & two", said[1].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("Bad Request: message is not modified: specified new message content is the same", 0)]
    [InlineData("Bad Request: message to edit not found", 1)]
    [InlineData("Bad Request: message can't be edited", 1)]
    public async Task An_edit_that_changes_nothing_is_done_and_one_that_cannot_be_is_said_anew(
        string description, int anew)
    {
        _telegram.Fails("editMessageText", 400, description);
        _engine.Stage(Row(1, Rows.Message(edits: new MessageRef(7))));
        await Gone();
        Assert.Single(_telegram.CallsOf("editMessageText"));
        Assert.Equal(anew, Chats().Length);
    }

    [Fact]
    public async Task A_refused_token_stops_its_bot_while_the_other_goes_on_and_nothing_is_lost()
    {
        _telegram.Fails("sendMessage", 401, "Unauthorized");
        _engine.Stage(Row(1, chat: 42));
        await _telegram.Called("sendMessage");
        await Rest();
        await Says(2, chat: 77, Bot.Admin);
        _engine.Stage(Row(3, chat: 43));
        await Says(4, chat: 78, Bot.Admin);
        await Rest();
        Assert.Equal([42, 77, 78], Chats());
        Assert.Equal(
            ["1-1-code", "3-1-code"],
            _engine.Store.View(kept => kept.All<OutboxRow>().Select(row => row.Id).Order().ToArray()));
    }

    private async Task Says(long seq, long chat, Bot bot = Bot.User)
    {
        var row = Row(seq, Rows.Message(chat) with { Bot = bot });
        _engine.Stage(row);
        await _engine.Until(kept => kept.Get<OutboxRow>(row.Id) is null);
    }

    /// <summary>Ends when nothing is in flight and nothing may go at this moment.</summary>
    private async Task Rest()
    {
        // Without the second that a bot keeping its pace counts as busy.
        var now = _engine.Clock.GetUtcNow().AddSeconds(-1);
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (_dispatcher!.IsBusy(now))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "It does not come to rest.");
            await Task.Yield();
        }
    }

    /// <summary>Moves the clock to the moment of each new try until nothing waits.</summary>
    private async Task Gone(int steps = 0)
    {
        for (var i = 1; i <= steps; i++)
        {
            var now = _engine.Clock.GetUtcNow();
            await _engine.Until(kept => kept.Get<OutboxRow>("1-1-code")!.NotBefore > now);
            _engine.Clock.MoveTo(
                _engine.Store.View(kept => kept.Get<OutboxRow>("1-1-code")!.NotBefore));
        }

        await _engine.Until(kept => !kept.All<OutboxRow>().Any());
    }

    private long[] Chats() =>
        [.. _telegram.CallsOf("sendMessage").Select(body => body.GetProperty("chat_id").GetInt64())];

    private OutboxRow Row(long seq, long chat) => Row(seq, Rows.Message(chat));

    private OutboxRow Row(long seq, Outgoing request) =>
        Rows.Row(seq, request: request) with { NotBefore = _engine.Clock.GetUtcNow() };
}
