using System.Collections.Concurrent;
using LeanBot.Core;
using LeanBot.Outbox;
using LeanBot.Telegram;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>Much that nobody waits for, and an answer that somebody does wait for.</summary>
public sealed class BulkTests : IAsyncLifetime, IDisposable
{
    private const int Many = 500;
    private const int AtOnce = 3;

    private readonly SomeEngine _engine = new(new StillTime());
    private readonly CancellationTokenSource _stop = new();
    private readonly PacedCaller _caller = new();
    private Dispatcher? _dispatcher;
    private Task _run = Task.CompletedTask;

    public async Task InitializeAsync()
    {
        _engine.Stage([.. Enumerable.Range(1, Many).Select(chat => Row(chat, chat, Priority.Bulk))]);
        _dispatcher = new Dispatcher(
            _engine.Store, new Callers(new Router(new Schema()), _caller), _engine.Inbox, _engine.Clock,
            NullLogger<Dispatcher>.Instance);
        _run = _dispatcher.Run(_stop.Token);
        await _engine.Until(kept => kept.All<OutboxRow>().Count() == Many - AtOnce);
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
    }

    public void Dispose()
    {
        _dispatcher?.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task An_answer_goes_at_once_although_hundreds_of_bulk_rows_wait()
    {
        _engine.Stage(Row(9_001, chat: 9_001, Priority.Normal));
        await Gone("9001-1-code");
        Assert.Equal(Many - AtOnce, _engine.Store.View(kept => kept.All<OutboxRow>().Count()));
    }

    [Fact]
    public async Task An_answer_to_whoever_still_waits_for_a_bulk_message_takes_that_one_along()
    {
        _engine.Stage(Row(9_001, chat: Many, Priority.Normal));
        await Gone("9001-1-code");
        Assert.Equal([$"{Many}-1-code", "9001-1-code"], _caller.Called.Skip(AtOnce));
    }

    [Fact]
    public async Task Bulk_goes_on_when_its_share_of_the_pace_is_there_again()
    {
        _engine.Clock.MoveTo(Rows.Now.AddSeconds(1));
        await _engine.Until(kept => kept.All<OutboxRow>().Count() == Many - (2 * AtOnce));
    }

    private Task Gone(string id) => _engine.Until(kept => kept.Get<OutboxRow>(id) is null);

    private static OutboxRow Row(long seq, long chat, Priority priority) =>
        Rows.Row(seq, request: Rows.Message(chat)) with { Priority = priority };

    private sealed class PacedCaller : Caller<SayMessage, MessageSaid>
    {
        private readonly TelegramPacing _pacing = new();

        public ConcurrentQueue<string> Called { get; } = [];

        protected override IGate GateOf(SayMessage request, Priority priority) =>
            _pacing.For(request.ChatId, isMessage: true, priority);

        protected override Task<Verdict> Call(OutboxRow row, SayMessage request, CancellationToken cut)
        {
            Called.Enqueue(row.Id);
            return Task.FromResult<Verdict>(new Verdict.Done(new MessageSaid(1)));
        }
    }
}
