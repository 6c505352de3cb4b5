using System.Collections.Concurrent;
using LeanBot.Core;
using LeanBot.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class DispatcherTests : IAsyncLifetime, IDisposable
{
    private readonly SomeEngine _engine = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SomeCaller _caller = new();
    private Dispatcher? _dispatcher;
    private Task _run = Task.CompletedTask;

    public Task InitializeAsync()
    {
        _engine.Stage(Row(1));
        var callers = new Callers(new Router(new Schema()), _caller);
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
        _stop.Dispose();
    }

    [Fact]
    public async Task What_waits_at_the_start_and_what_is_staged_later_is_carried_out_in_order()
    {
        _engine.Stage(Row(3), Row(2));
        _engine.Stage(Row(4));
        await _engine.Until(kept => !kept.All<OutboxRow>().Any());
        Assert.Equal(["1-1-code", "2-1-code", "3-1-code", "4-1-code"], _caller.Called);
    }

    [Fact]
    public async Task What_failed_goes_again_when_its_moment_has_come_and_its_lane_waits()
    {
        await _engine.Until(kept => !kept.All<OutboxRow>().Any());
        _caller.Next = new Verdict.Retry(TimeSpan.FromHours(1), "words");
        _engine.Stage(Row(5), Row(6));
        await _engine.Until(kept => kept.Get<OutboxRow>("5-1-code")?.Attempts == 1);
        Assert.DoesNotContain("6-1-code", _caller.Called);
        _engine.Clock.MoveTo(_engine.Clock.GetUtcNow().AddHours(2));
        await _engine.Until(kept => !kept.All<OutboxRow>().Any());
        Assert.Equal(["1-1-code", "5-1-code", "5-1-code", "6-1-code"], _caller.Called);
    }

    [Fact]
    public async Task A_callers_bug_costs_a_try_and_not_the_loop()
    {
        await _engine.Until(kept => !kept.All<OutboxRow>().Any());
        _caller.Next = null;
        _engine.Stage(Row(7));
        await _engine.Until(kept => kept.Get<OutboxRow>("7-1-code")?.Attempts == 1);
        Assert.False(_run.IsCompleted);
    }

    [Fact]
    public async Task What_is_too_late_is_given_up_without_a_call()
    {
        await _engine.Until(kept => !kept.All<OutboxRow>().Any());
        _engine.Stage(Row(8) with { ExpiresAt = _engine.Clock.GetUtcNow().AddSeconds(-1) });
        await _engine.Until(kept => !kept.All<OutboxRow>().Any());
        Assert.DoesNotContain("8-1-code", _caller.Called);
    }

    [Fact]
    public void A_kind_that_nobody_carries_out_refuses_the_start()
    {
        var core = typeof(Engine).Assembly;
        var router = new Router(new Schema(core), core);
        var refused = Assert.Throws<InvalidOperationException>(() => new Callers(router, _caller));
        Assert.Contains("telegram.letOut", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("telegram.message", refused.Message, StringComparison.Ordinal);
    }

    private OutboxRow Row(long seq) => Rows.Row(seq) with { NotBefore = _engine.Clock.GetUtcNow() };

    private sealed class SomeCaller : Caller<SayMessage, MessageSaid>
    {
        private static readonly Verdict Said = new Verdict.Done(new MessageSaid(1));

        public ConcurrentQueue<string> Called { get; } = [];

        /// <summary>What the next call comes to; null for an exception.</summary>
        public Verdict? Next { get; set; } = Said;

        protected override IGate GateOf(SayMessage request, Priority priority) => OpenGate.Instance;

        protected override Task<Verdict> Call(OutboxRow row, SayMessage request, CancellationToken cut)
        {
            Called.Enqueue(row.Id);
            var verdict = Next ?? throw new InvalidOperationException("a bug");
            Next = Said;
            return Task.FromResult(verdict);
        }
    }
}
