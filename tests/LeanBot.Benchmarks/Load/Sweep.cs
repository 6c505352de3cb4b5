using System.Diagnostics;
using System.Reflection;
using LeanBot.Cli;
using LeanBot.Core;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Benchmarks.Load;

/// <summary>Finds a thousand subscriptions that have fallen due in a community, and decides about each, with
/// nothing written: what a large community costs beside a small one.</summary>
internal sealed class Sweep
{
    private const int DueCount = 1_000;
    private const int ChangesMax = 500;
    private const int Rounds = 5;

    private static readonly Schema Schema = new(typeof(Engine).Assembly);

    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly StateStore _store;
    private readonly Engine _engine;
    private readonly string[] _keys;

    private Sweep(Config config, int members)
    {
        var community = new MadeUpCommunity(config, seed: 1, _now);
        _store = new StateStore(Schema, new Generated(community, members));
        _engine = new Engine(_store, new Router(Schema, typeof(Engine).Assembly), () => config);
        // Spread over all of them.
        _keys =
        [
            .. Enumerable.Range(1, members).Where(community.Pays).Select(KeyOf)
                .Where((_, at) => at % Math.Max(1, members * 7 / 10 / DueCount) == 0)
                .Take(DueCount),
        ];
    }

    /// <summary>The median of some rounds, for one subscription.</summary>
    public static TimeSpan TimeOfOne(Config config, int members)
    {
        var sweep = new Sweep(config, members);
        return Enumerable.Range(1, Rounds).Select(sweep.Round).Order().ElementAt(Rounds / 2);
    }

    private static string KeyOf(int member) =>
        Ledger.IdOf(MadeUpCommunity.Account, MadeUpCommunity.StripeIdOf(member)).Value;

    private TimeSpan Round(int round)
    {
        foreach (var some in _keys.Chunk(ChangesMax / 2)) MakeDue(some, round);
        var (began, decided) = (Stopwatch.GetTimestamp(), 0);
        for (; _store.NextDue() is { } due && due.At <= _now; decided++)
            _ = _engine.Handle(new Incoming.TimerDue(due), _now, EntropyOf(round, decided));
        var took = Stopwatch.GetElapsedTime(began);
        return decided >= _keys.Length
            ? took / decided
            : throw new InvalidOperationException($"Only {decided} of {_keys.Length} were due.");
    }

    private static Entropy EntropyOf(int round, int number)
    {
        var seed = new byte[16];
        BitConverter.TryWriteBytes(seed, round);
        BitConverter.TryWriteBytes(seed.AsSpan(8), number);
        return new Entropy(seed);
    }

    /// <summary>What was paid is over, and nobody has asked Stripe yet.</summary>
    private void MakeDue(string[] keys, int round) => _store.Update(_now, $"round {round}", tx =>
    {
        foreach (var row in tx.All<OutboxRow>().ToArray().Take(ChangesMax)) tx.Delete(row);
        foreach (var key in keys)
        {
            tx.Put(tx.Get<Subscription>(key)! with
            {
                PaidThrough = _now.AddDays(-30),
                NextStep = _now.AddMinutes(-1),
            });
        }

        return true;
    });

    private sealed class Generated(MadeUpCommunity community, int members) : IStorage
    {
        public long Load(Action<Change> found)
        {
            foreach (var record in Enumerable.Range(1, members).SelectMany(community.Of))
                found(new Change(CollectionOf(record), record.Key, record));
            return 0;
        }

        public EncodedCommit Encode(Commit commit) => new Plain(commit);

        private static string CollectionOf(Record record) =>
            record.GetType().GetCustomAttribute<KeptAttribute>()!.Collection;

        public void Append(IReadOnlyList<EncodedCommit> group)
        {
        }
    }

    private sealed record Plain(Commit Commit) : EncodedCommit(Commit);
}
