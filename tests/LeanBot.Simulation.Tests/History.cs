using LeanBot.Core;
using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Tests;

namespace LeanBot.Simulation.Tests;

/// <summary>A year of a community as one number has it: its members, what goes wrong, and what must hold all
/// the same.</summary>
internal sealed class History
{
    private const int Days = 365;
    private const int MembersMin = 5;
    private const int MembersMax = 40;

    /// <summary>Some in a year are enough, and cost as much as a thousand turns.</summary>
    private const double SnapshotAtLook = 0.01;

    private static readonly TimeSpan HealsFor = TimeSpan.FromHours(48);
    private static readonly TimeSpan LooksEvery = TimeSpan.FromHours(3);
    private static readonly TimeSpan JoinsWithin = TimeSpan.FromHours(1);

    private readonly World _world;
    private readonly Witness _witness;
    private readonly Machine _machine;
    private readonly Mail _mail;
    private readonly Weather _weather;
    private readonly Doorkeeper _doorkeeper;
    private readonly Someone[] _people;

    public History(int seed, bool keepsAll = false)
    {
        Log = new Happenings { Whole = keepsAll ? new() : null };
        _world = new World(seed, Log);
        var truth = new Truth(_world);
        var witness = _witness = new Witness(_world, truth);
        var outside = new Outside(_world, witness);
        _machine = new Machine(_world, outside, witness);
        _mail = new Mail(_world, _machine);
        _weather = new Weather(_world, _machine, outside, _mail, witness);
        _doorkeeper = new Doorkeeper(_world, truth, _machine, witness);
        // Small communities are as telling as large ones, and faster.
        var members = (int)Math.Round(MembersMin * Math.Pow(
            (double)MembersMax / MembersMin, Math.Pow(_world.Chance.NextDouble(), 4)));
        _people = [.. Enumerable.Range(1, members).Select(number => new Someone(_world, _mail, number))];
        _world.Town.Moved = _mail.BringUnsurely;
    }

    public Happenings Log { get; }

    public int Members => _people.Length;

    public int Payments => _world.Town.Stripe.PaidInvoices.Count;

    public int Guests => _people.Count(person => person.IsGuest);

    public int Refunds => _world.Town.Stripe.Charges.Refunds.Count();

    /// <summary>Refunds of a part that were to take time.</summary>
    public int Shortened => _world.Town.Config.Settings.Refunds.PartialRefund == PartialRefund.Nothing
        ? 0
        : _world.Town.Stripe.Charges.Refunds.Count(refund => refund.IsGivenBack
            && refund.Amount.MinorUnits < _world.Town.Stripe.AmountOf(refund));

    public int Disputes => _world.Town.Stripe.Charges.Disputes.Count();

    public int Held => _witness.Held;

    /// <exception cref="Broken">Something that must hold does not.</exception>
    public void Run()
    {
        var end = _world.Now.AddDays(Days);
        _weather.Begin();
        foreach (var person in _people) person.Begin();
        new Team(_world, _mail).Begin();
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
                _mail.Collect();
                _machine.Settle();
            }
            while (_world.Agenda.DoOne(_world.Now) || _world.Town.Stripe.Events.Count > 0);
        }

        _world.PassTo(end);
    }

    private DateTimeOffset? NextMoment() =>
        new[] { _world.Agenda.Next, _machine.Next, _world.Town.Stripe.NextDue }.Min();

    private void CheckEnd()
    {
        var town = _world.Town;
        _doorkeeper.CheckPayers();
        _doorkeeper.CheckAllInside();
        town.Store.View(state =>
        {
            Truths.AllThatIsPaidIsKnown(town.Stripe, state);
            Truths.EachPaymentGivesOnce(state);
            Truths.NobodyIsInsideWithoutARight(town.Telegram, town.Config, state);
            CheckSums(state);
            CheckNobodyIsChargedAgain(state);
            CheckOutbox(state);
            return true;
        });
    }

    private void CheckSums(IReader state)
    {
        var ours = state.All<Payment>().GroupBy(payment => payment.Amount.Currency)
            .ToDictionary(sums => sums.Key, sums => sums.Sum(payment => payment.Amount.MinorUnits));
        var theirs = _world.Town.Stripe.Listed.GroupBy(paid => paid.Invoice.AmountPaid.Currency)
            .ToDictionary(sums => sums.Key, sums => sums.Sum(paid => paid.Invoice.AmountPaid.MinorUnits));
        Assert.Equal(theirs, ours);
        Assert.Equal(
            _world.Town.Stripe.Charges.Refunds.Where(refund => refund.IsGivenBack)
                .Sum(refund => refund.Amount.MinorUnits),
            state.All<Payment>().Sum(payment => payment.Refunded));
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
            var sub = _world.Town.Stripe.Fetch(state.Get<Subscription>(payment.Subscription.Value)!.StripeId);
            var isOver = sub.EndedAt is not null || sub.CancelAt is not null;
            if (isOver || _world.Resumed.Contains(sub.Id)) continue;
            throw new Broken($"{payment.Id} of {payment.Member} has gone back, and {sub.Id} goes on.");
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
