using LeanBot.Core;
using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Simulation.Tests;

/// <summary>A year of a community as one number has it: its members, what goes wrong, and what must hold all
/// the same.</summary>
internal sealed class History
{
    private const int Days = 365;

    /// <summary>Some in a year are enough, and cost as much as a thousand turns.</summary>
    private const double SnapshotAtLook = 0.01;

    /// <summary>Until then also the last refund has failed that is to fail.</summary>
    private static readonly TimeSpan HealsFor = TimeSpan.FromHours(96);
    private static readonly TimeSpan LooksEvery = TimeSpan.FromHours(3);
    private static readonly TimeSpan JoinsWithin = TimeSpan.FromHours(1);

    /// <summary>What was paid just now may be on its way.</summary>
    private static readonly TimeSpan KnownWithin = TimeSpan.FromMinutes(1);

    private readonly World _world;
    private readonly Truth _truth;
    private readonly Witness _witness;
    private readonly Machine _machine;
    private readonly Updates _updates;
    private readonly Weather _weather;
    private readonly Doorkeeper _doorkeeper;
    private readonly Someone[] _people;

    public History(int seed, bool keepsAll = false)
    {
        Log = new Happenings { Whole = keepsAll ? new() : null };
        _world = new World(seed, Log);
        _truth = new Truth(_world);
        _witness = new Witness(_world, _truth);
        var outside = new Outside(_world, _witness);
        _machine = new Machine(_world, outside, _witness);
        var mail = new Mail(_world, _machine);
        _updates = new Updates(_world, _machine);
        _weather = new Weather(_world, _machine, outside, mail, _witness);
        _doorkeeper = new Doorkeeper(_world, _truth, _machine, _witness);
        _people = [.. _world.Members.Select(number => new Someone(_world, _truth, _machine, number))];
        var byId = _people.ToDictionary(person => person.Id);
        _witness.Parting += member => byId.GetValueOrDefault(member)?.ThinkAgain();
    }

    public Happenings Log { get; }

    public int Members => _people.Length;

    public int Payments => _truth.All.Count();

    public int Guests => _people.Count(person => person.IsGuest);

    public int Refunds => _truth.Refunds;

    public int Shortened => _truth.Shortened;

    public int Disputes => _truth.Disputes;

    public int Held => _witness.Held;

    /// <exception cref="Broken">Something that must hold does not.</exception>
    public void Run()
    {
        var end = _world.Now.AddDays(Days);
        _weather.Begin();
        _updates.Begin();
        foreach (var person in _people) person.Begin();
        new Team(_world, _machine).Begin();
        Look();
        PassUntil(end);
        _weather.Heal();
        PassUntil(end + HealsFor);
        foreach (var person in _people) person.JoinAll();
        PassUntil(end + HealsFor + JoinsWithin);
        CheckEnd();
    }

    private void Look() => _world.After(LooksEvery, () =>
    {
        _doorkeeper.Check();
        if (_world.Happens(SnapshotAtLook)) _machine.WriteSnapshots();
        Look();
    });

    private void PassUntil(DateTimeOffset end)
    {
        while (NextMoment() is { } next && next <= end)
        {
            _world.PassTo(next > _world.Now ? next : _world.Now);
            do
            {
                _updates.Plan();
                _machine.Settle();
                _doorkeeper.Watch();
            }
            while (_world.Agenda.DoOne(_world.Now));
        }

        _world.PassTo(end);
    }

    private DateTimeOffset? NextMoment() =>
        new[] { _world.Agenda.Next, _machine.Next, _world.Services.NextDue }.Min();

    private void CheckEnd()
    {
        _doorkeeper.Check();
        _doorkeeper.CheckPayers();
        _doorkeeper.CheckAllInside();
        _machine.Store.View(state =>
        {
            CheckLedger(state);
            CheckNobodyIsChargedAgain(state);
            CheckOutbox(state);
            return true;
        });
    }

    /// <summary>Each invoice that is paid at Stripe is one payment, of that amount and that member, and has
    /// given once; and what has gone back of it is what went back at Stripe.</summary>
    private void CheckLedger(IReader state)
    {
        var paid = _world.Services.AllAtStripe("/v1/invoices", ("status", "paid")).ToDictionary(
            invoice => (string)invoice["id"]!, invoice => (long)invoice["amount_paid"]!);
        Assert.Equal(paid.Keys.Order(), _truth.All.Select(one => one.InvoiceId).Order());
        var back = _world.Services.AllAtStripe("/v1/refunds")
            .Where(refund => (string)refund["status"]! is not ("failed" or "canceled"))
            .Sum(refund => (long)refund["amount"]!);
        var payments = state.All<Payment>().ToArray();
        Assert.Equal(back, payments.Sum(payment => payment.Refunded));
        Assert.Equal(
            payments.Select(payment => payment.Id).Order(),
            state.All<Grant>().Select(grant => grant.Id).Order());
        var known = payments.ToDictionary(payment => payment.InvoiceId);
        foreach (var one in _truth.All)
        {
            if (!known.Remove(one.InvoiceId, out var payment))
            {
                if (one.At > _world.Now - KnownWithin) continue;
                throw new Broken($"{one.InvoiceId} of {one.Member} is paid and not known.");
            }

            Assert.Equal(paid[one.InvoiceId], one.Amount.MinorUnits);
            Assert.Equal((one.Amount, one.Member), (payment.Amount, payment.Member));
            Assert.Equal(_truth.BackOf(one.InvoiceId), payment.Refunded);
        }

        Assert.Empty(known);
    }

    /// <summary>Whose last payment has gone back, or what was left of its time is over, the subscription of
    /// that is over at Stripe.</summary>
    private void CheckNobodyIsChargedAgain(IReader state)
    {
        var last = state.All<Payment>().GroupBy(payment => payment.Subscription)
            .Select(payments => payments.MaxBy(payment => payment.PeriodEnd)!)
            .Where(payment => payment.IsFullyRefunded || payment.Dispute == DisputeStanding.Lost
                || payment.CutShortTo < _world.Now - HealsFor);
        foreach (var payment in last)
        {
            var id = state.Get<Subscription>(payment.Subscription.Value)!.StripeId;
            var sub = _world.Services.AtStripe("GET", $"/v1/subscriptions/{id}");
            if (sub["ended_at"] is not null || sub["cancel_at"] is not null) continue;
            if (_world.Resumed.Contains(id)) continue;
            throw new Broken($"{payment.Id} of {payment.Member} has gone back, and {id} goes on.");
        }
    }

    private void CheckOutbox(IReader state)
    {
        var stuck = state.All<OutboxRow>()
            .Where(row => row.LastError is not null || row.NotBefore < _world.Now.AddMinutes(-1))
            .ToArray();
        if (stuck.Length > 0) throw new Broken($"The outbox waits for nothing: {stuck[0]}");
        if (state.All<ParkedItem>().FirstOrDefault() is { } parked) throw new Broken($"Parked: {parked}");
    }
}
