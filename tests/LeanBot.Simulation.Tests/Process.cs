using LeanBot.Configuration;
using LeanBot.Core;
using LeanBot.Outbox;
using LeanBot.Store;
using LeanBot.Stripe;
using LeanBot.Telegram;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.Simulation.Tests;

/// <summary>The worker's own parts, as a start puts them together. What they await has ended when they await
/// it, so that all of it runs on one thread.</summary>
internal sealed class Process : IDisposable
{
    private static readonly Uri Anywhere = new("http://127.0.0.1:3002");

    private readonly World _world;
    private readonly StateStore _store;
    private readonly Outside _outside;
    private readonly HttpClient _http;
    private readonly Bots _bots;
    private readonly StripeAccounts _accounts;
    private readonly Callers _callers;

    /// <param name="handle">Says how many of them need not come again.</param>
    public Process(
        World world, StateStore store, Outside outside, Func<IReadOnlyList<Incoming>, int> handle)
    {
        (_world, _store, _outside) = (world, store, outside);
        _http = new HttpClient(outside, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        Account = new StripeAccount(
            Services.Account, IsLive: false, new StripeClient(_http, Anywhere, Services.StripeKey),
            new StripeGate(), [Services.WebhookSecret]);
        _accounts = new StripeAccounts([Account], world.Clock);
        _bots = new Bots(
            new BotClient(_http, Anywhere, Services.UserToken, Bot.User),
            new BotClient(_http, Anywhere, Services.AdminToken, Bot.Admin));
        _callers = new Callers(Machine.Router, [
            .. OutwardCallers.All(
                _bots, _accounts, store, () => world.Config, world.Clock, NullLoggerFactory.Instance),
            new ListStripeCaller(
                _accounts, Handle, Machine.Router.StripeEventTypes, world.Clock,
                NullLogger<ListStripeCaller>.Instance),
            new RetryItemCaller(Handle, _accounts, []),
            new EditConfigCaller(
                "there is none",
                new Judge(new LiveConfig(World.Shipped), store, new Dictionary<string, bool>()),
                new DurableFiles(), NullLogger<EditConfigCaller>.Instance),
        ]);
        Polls = new Dictionary<Bot, Polling>
        {
            [Bot.User] = new(world, _bots.Of(Bot.User), handle),
            [Bot.Admin] = new(world, _bots.Of(Bot.Admin), handle),
        };
        Queue = new RowQueue(row => _callers.Of(row).GateOf(row));
        foreach (var row in store.View(state => state.All<OutboxRow>().ToArray())) Queue.Put(row);
        store.Committed += Note;

        Task Handle(Incoming incoming, CancellationToken stop) => handle([incoming]) == 1
            ? Task.CompletedTask
            : Task.FromException(new OperationCanceledException("The worker dies."));
    }

    public StripeAccount Account { get; }

    public IReadOnlyDictionary<Bot, Polling> Polls { get; }

    public RowQueue Queue { get; }

    public void Dispose() => _http.Dispose();

    public void ForgetPauses()
    {
        _bots.ForgetPauses();
        _accounts.ForgetPauses();
    }

    /// <summary>Carries a row out, as the dispatcher does.</summary>
    public CallResult Call(OutboxRow row)
    {
        var now = _world.WorkersNow;
        return Patience.Settle(row, Verdict(row, now), now)
            ?? throw new Broken($"{row.Request.GetType().Name} stops everything.");
    }

    /// <summary>What has ended already.</summary>
    public static T Ended<T>(Task<T> task) => task.IsCompleted
        ? task.GetAwaiter().GetResult()
        : throw new Broken("Something is awaited that has not ended.");

    private Verdict Verdict(OutboxRow row, DateTimeOffset now)
    {
        if (Lane.IsOver(row, now)) return new Verdict.Drop(FailureReason.Expired, "too late");
        if (_store.View(row.Request.IsOutdated))
            return new Verdict.Drop(FailureReason.Outdated, "it has changed");
        _outside.Row = row;
        try
        {
            return Ended(_callers.Of(row).Call(row, CancellationToken.None));
        }
        finally
        {
            _outside.Row = null;
        }
    }

    private void Note(Commit commit)
    {
        foreach (var change in commit.Changes.Where(change => change.Collection == "outbox"))
        {
            if (change.Value is OutboxRow row) Queue.Put(row);
            else Queue.Remove(change.Key);
        }
    }
}
