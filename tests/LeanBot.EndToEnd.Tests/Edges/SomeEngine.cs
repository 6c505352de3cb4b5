using System.Collections.Concurrent;
using System.Threading.Channels;
using LeanBot.Configuration;
using LeanBot.Core;
using LeanBot.Core.Features.Admins;
using LeanBot.Sandbox;
using LeanBot.Timers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>The engine on a storage that does as it is told, and the way into it.</summary>
internal sealed class SomeEngine : IStorage
{
    private readonly TaskCompletionSource _busy = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="time">Flowing time where it is null.</param>
    /// <param name="live">The config as it counts at each moment; null for the shipped one.</param>
    public SomeEngine(TimeProvider? time = null, Func<Config>? live = null)
    {
        Clock = new MovableClock(time ?? TimeProvider.System);
        var core = typeof(Engine).Assembly;
        var schema = new Schema(core);
        var config = ConfigFolder.Read("no such folder").Config with { Admins = [Ada] };
        Store = new StateStore(schema, this);
        Pauses = new Pauses(Clock);
        var engine = new Engine(Store, new Router(schema, core), live ?? (() => config));
        var fullDisk = new FullDisk(
            (why, _) => Task.FromResult(AlertsSaid.Writer.TryWrite(why)), Clock,
            NullLogger<FullDisk>.Instance);
        var committer = new Committer(Store, NullLogger<Committer>.Instance);
        Inbox = new Inbox(engine, committer, fullDisk, Clock, Pauses, NullLogger<Inbox>.Instance);
    }

    public static Admin Ada { get; } = new(new MemberId(77), "Ada");

    public MovableClock Clock { get; }

    public StateStore Store { get; }

    public Pauses Pauses { get; }

    public Inbox Inbox { get; }

    /// <summary>What the admins were told past the outbox.</summary>
    public Channel<string> AlertsSaid { get; } = Channel.CreateUnbounded<string>();

    /// <summary>Thrown by the next groups of commits, each once.</summary>
    public ConcurrentQueue<NotDurable> Failures { get; } = [];

    public long Load(Action<Change> found) => 0;

    public EncodedCommit Encode(Commit commit) => new Kept(commit);

    /// <summary>Reset, the disk takes its time until it is set.</summary>
    public ManualResetEventSlim Disk { get; } = new(initialState: true);

    /// <summary>How many commits each fsync has made durable.</summary>
    public ConcurrentQueue<int> Groups { get; } = [];

    public void Append(IReadOnlyList<EncodedCommit> group)
    {
        _busy.TrySetResult();
        Disk.Wait();
        Groups.Enqueue(group.Count);
        if (Failures.TryDequeue(out var failure)) throw failure;
    }

    /// <summary>Ends when a group is being written.</summary>
    public Task DiskIsBusy() => _busy.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);

    /// <summary>What waits to be said, or was never carried out.</summary>
    public IReadOnlyList<string> Said() => Store.View(kept => kept.All<OutboxRow>()
        .Select(row => row.Request)
        .OfType<SayMessage>()
        .Select(said => said.Html)
        .ToArray());

    /// <summary>Ends when something waits for the clock.</summary>
    public async Task PauseBegins()
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!(Pauses.Next > Clock.GetUtcNow()))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "Nothing waits.");
            await Task.Yield();
        }
    }

    public void Stage(params OutboxRow[] rows) => Store.Update(Clock.GetUtcNow(), "test", tx =>
    {
        foreach (var row in rows) tx.Put(row);
        return true;
    });

    /// <summary>Ends when a commit has made it true.</summary>
    public async Task Until(Func<IReader, bool> isSo)
    {
        var come = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Store.Committed += Look;
        Look(null);
        await come.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        Store.Committed -= Look;

        void Look(Commit? commit)
        {
            if (Store.View(isSo)) come.TrySetResult();
        }
    }

    private sealed record Kept(Commit Commit) : EncodedCommit(Commit);
}
