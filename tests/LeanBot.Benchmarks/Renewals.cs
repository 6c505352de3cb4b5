using BenchmarkDotNet.Attributes;
using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Plans;
using LeanBot.Store;

namespace LeanBot.Benchmarks;

/// <summary>What a renewal costs: decided in memory, decided and written as JSON, decided and durable. The
/// ratios of one run are the result; the figures alone depend on the machine.</summary>
[MemoryDiagnoser]
public class Renewals
{
    private const int Group = 50;

    private static readonly DateTimeOffset Start = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Schema Schema = new(typeof(Engine).Assembly);

    private readonly string _folder = Directory.CreateTempSubdirectory("leanbot-bench-").FullName;
    private Engine _decided = null!;
    private Engine _written = null!;
    private Engine _durable = null!;
    private FileStorage _storage = null!;
    private StateStore _store = null!;
    private int _invoices;

    [GlobalSetup]
    public void Open()
    {
        _storage = FileStorage.Open(_folder, Schema);
        _decided = EngineOn(new NoStorage());
        _written = EngineOn(new MemoryStorage(Schema));
        _store = new StateStore(Schema, _storage);
        _durable = EngineOn(_store);
    }

    [GlobalCleanup]
    public void Close()
    {
        _storage.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public Outcome Decided() => Renew(_decided);

    [Benchmark]
    public Outcome Written() => Renew(_written);

    [Benchmark]
    public Outcome Durable() => Renew(_durable);

    /// <summary>As many as come while a slow disk syncs once.</summary>
    [Benchmark(OperationsPerInvoke = Group)]
    public void DurableInAGroup()
    {
        for (var i = 0; i < Group; i++)
        {
            var (incoming, entropy) = Next();
            _durable.Handle(incoming, Start, entropy, Expect);
        }

        _store.Flush();
    }

    private static void Expect(NotDurable? failure)
    {
        if (failure is not null) throw failure;
    }

    private Outcome Renew(Engine engine)
    {
        var (incoming, entropy) = Next();
        return engine.Handle(incoming, Start, entropy);
    }

    private (Incoming Incoming, Entropy Entropy) Next()
    {
        var id = ++_invoices;
        var price = new Money(9900, "usd");
        var invoice = new StripeInvoice(
            $"in_{id}", "paid", "subscription_cycle", $"sub_{id % 1000}", $"cus_{id % 1000}",
            new StripeMetadata(
                $"{1 + (id % 1000)}", "gold", null), price, price, Start.AddMinutes(id), "price_1",
            1, null, null);
        var happened = new StripeEvent($"evt_{id}", "invoice.paid", "main", Start, invoice);
        return (
            new Incoming.Stripe($"stripe:main:evt_{id}", happened),
            new Entropy(BitConverter.GetBytes((long)id)));
    }

    private static Engine EngineOn(IStorage storage) => EngineOn(new StateStore(Schema, storage));

    private static Engine EngineOn(StateStore store)
    {
        var texts = new Dictionary<string, string>
        {
            ["payments.renewed"] = "{plan} {until}",
            ["payments.welcome"] = "{plan} {until}",
            ["payments.welcomeBack"] = "{plan} {until}",
        };
        var plan = new Plan(new PlanId("gold"), "Gold", "", [], new Dictionary<Period, Money>());
        var config = new Config(
            new Settings(), [plan], Array.Empty<Channel>(), [],
            new Texts(new Dictionary<string, IReadOnlyDictionary<string, string>> { ["en"] = texts }));
        return new Engine(store, new Router(Schema, typeof(Engine).Assembly), () => config);
    }

    private sealed class NoStorage : IStorage
    {
        public long Load(Action<Change> found) => 0;

        public EncodedCommit Encode(Commit commit) => new Kept(commit);

        public void Append(IReadOnlyList<EncodedCommit> group)
        {
        }

        private sealed record Kept(Commit Commit) : EncodedCommit(Commit);
    }
}
