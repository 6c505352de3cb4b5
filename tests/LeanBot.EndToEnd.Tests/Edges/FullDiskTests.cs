using System.Threading.Channels;
using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class FullDiskTests : IAsyncLifetime, IDisposable
{
    private readonly SomeEngine _engine = new(new StillTime());
    private readonly CancellationTokenSource _stop = new();
    private readonly System.Threading.Channels.Channel<string> _called =
        System.Threading.Channels.Channel.CreateUnbounded<string>();
    private Dispatcher? _dispatcher;
    private Task _run = Task.CompletedTask;

    public Task InitializeAsync()
    {
        var callers = new Callers(
            new Router(new Schema()),
            new SomeCaller<SayMessage, MessageSaid>(_called.Writer, new MessageSaid(1)),
            new SomeCaller<LetOut, Nothing>(_called.Writer, Nothing.Value));
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
    public async Task While_nothing_can_be_kept_nothing_is_taken_from_anybody()
    {
        var soon = _engine.Clock.GetUtcNow().AddMinutes(1);
        var letOut = new LetOut(new MemberId(7), new ChannelId("stocks"), -100);
        _engine.Stage(
            Rows.Row(1) with { Id = "1-1-go", Request = letOut, Lane = letOut.Lane, NotBefore = soon },
            Rows.Row(2) with { Id = "2-1-say", NotBefore = soon });
        for (var i = 0; i < 1_000; i++) _engine.Failures.Enqueue(new NotDurable("no room", isFatal: false));
        await Assert.ThrowsAsync<NotDurable>(
            () => _engine.Inbox.Handle(new Incoming.Unreadable("user:1", "It cannot be read.")));

        _engine.Clock.MoveTo(soon);
        Assert.Equal("2-1-say", await Next());

        _engine.Failures.Clear();
        var isBack = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _engine.Inbox.Recovered += isBack.SetResult;
        while (!isBack.Task.IsCompleted)
        {
            _engine.Clock.MoveTo(_engine.Clock.GetUtcNow().AddSeconds(5));
            await Task.Yield();
        }

        // Stripe is asked first for what was refused meanwhile.
        _engine.Clock.MoveTo(_engine.Clock.GetUtcNow().AddMinutes(15));
        while (await Next() != "1-1-go")
        {
            // What the admins are told goes too.
        }
    }

    private async Task<string> Next()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        return await _called.Reader.ReadAsync(patience.Token);
    }

    private sealed class SomeCaller<TRequest, TResult>(ChannelWriter<string> called, TResult result)
        : Caller<TRequest, TResult>
        where TRequest : Outgoing
        where TResult : class
    {
        protected override IGate GateOf(TRequest request, Priority priority) => OpenGate.Instance;

        protected override Task<Verdict> Call(OutboxRow row, TRequest request, CancellationToken cut)
        {
            called.TryWrite(row.Id);
            return Task.FromResult<Verdict>(new Verdict.Done(result));
        }
    }
}
