using System.Collections.Concurrent;
using LeanBot.Core;
using LeanBot.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>A row that makes its caller throw, every time.</summary>
public sealed class PoisonTests : IAsyncLifetime, IDisposable
{
    private const long Poisoned = 666;

    private readonly SomeEngine _engine = new(new StillTime());
    private readonly CancellationTokenSource _stop = new();
    private readonly Caller _caller = new();
    private Dispatcher? _dispatcher;
    private Task _run = Task.CompletedTask;

    public Task InitializeAsync()
    {
        _dispatcher = new Dispatcher(
            _engine.Store, new Callers(new Router(new Schema()), _caller), _engine.Inbox, _engine.Clock,
            NullLogger<Dispatcher>.Instance);
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
        _stop.Dispose();
    }

    [Fact]
    public async Task A_poison_row_is_parked_after_twelve_tries_and_blocks_nobody_else()
    {
        _engine.Stage(Row(1, Poisoned), Row(2, chat: 42));
        await Until("2-1-code", row => row is null);
        await TriesUntil("1-1-code", Patience.AttemptsMax);

        await Until("1-1-code", row => row is null);
        var parked = Assert.Single(Kept<ParkedItem>());
        Assert.Equal("telegram.message: InvalidOperationException: poison", parked.Reason);
        Assert.Contains("\"chatId\":666", parked.Raw, StringComparison.Ordinal);
        await _engine.Until(kept => !kept.All<OutboxRow>().Any());
        Assert.Single(_caller.Said, said => said.Html.Contains(parked.Reference, StringComparison.Ordinal));
        Assert.Equal(Patience.AttemptsMax, _caller.Throws);
    }

    [Fact]
    public async Task Word_of_a_poison_row_that_is_poison_itself_is_kept_and_not_told_of_without_end()
    {
        _caller.IsTeamPoisoned = true;
        _engine.Stage(Row(1, Poisoned));
        await TriesUntil("1-1-code", Patience.AttemptsMax);
        await _engine.Until(kept => kept.All<ParkedItem>().Any());
        var word = Assert.Single(Kept<OutboxRow>());
        await TriesUntil(word.Id, Patience.AttemptsMax);
        await _engine.Until(kept => !kept.All<OutboxRow>().Any());
        Assert.Equal(2, Kept<ParkedItem>().Length);
    }

    private async Task TriesUntil(string id, int tries)
    {
        for (var tried = 1; tried < tries; tried++)
        {
            var expected = tried;
            await Until(id, row => row?.Attempts == expected);
            _engine.Clock.MoveTo(_engine.Store.View(kept => kept.Get<OutboxRow>(id)!.NotBefore));
        }
    }

    private Task Until(string id, Func<OutboxRow?, bool> isSo) =>
        _engine.Until(kept => isSo(kept.Get<OutboxRow>(id)));

    private T[] Kept<T>() where T : LeanBot.Core.Record =>
        _engine.Store.View(kept => kept.All<T>().ToArray());

    private static OutboxRow Row(long seq, long chat) => Rows.Row(seq, request: Rows.Message(chat));

    private sealed class Caller : Caller<SayMessage, MessageSaid>
    {
        private int _throws;

        public int Throws => _throws;

        public ConcurrentQueue<SayMessage> Said { get; } = [];

        public bool IsTeamPoisoned { get; set; }

        protected override IGate GateOf(SayMessage request, Priority priority) => OpenGate.Instance;

        protected override Task<Verdict> Call(OutboxRow row, SayMessage request, CancellationToken cut)
        {
            if (request.ChatId == Poisoned || (IsTeamPoisoned && request.Bot == Bot.Admin))
            {
                Interlocked.Increment(ref _throws);
                throw new InvalidOperationException("poison");
            }

            Said.Enqueue(request);
            return Task.FromResult<Verdict>(new Verdict.Done(new MessageSaid(1)));
        }
    }
}
