using System.Text;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Rounds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>A subscription's life at Stripe as chance has it, told badly; the seed makes it the same each
/// time.</summary>
internal sealed class RandomHistory
{
    private static readonly StripeMetadata Ours = new("5000000001", "gold", null);
    private static readonly Money Price = new(9900, "usd");

    private readonly Random _chance;
    private readonly Town _town = new();
    private readonly List<StripeEvent> _late = [];
    private readonly List<string> _paid = [];
    private readonly StringBuilder _name;
    private DateTimeOffset _now = Some.Noon;
    private DateTimeOffset _paidThrough;
    private DateTimeOffset _periodEnd;
    private StripeInvoice? _open;
    private DateTimeOffset? _cancelAt;
    private DateTimeOffset? _endedAt;
    private StripeInvoice _last = null!;
    private int _ids;

    public RandomHistory(int seed) =>
        (_chance, _name) = (new Random(seed), new StringBuilder($"History {seed}\n"));

    public void Check()
    {
        // Who is inside which channel follows from the subscription, and is not the question here.
        _town.Config = _town.Config with { Channels = [] };
        EndRounds();
        Begin();
        for (var steps = _chance.Next(3, 9); steps > 0; steps--) Step();
        Deliver(1);
        _town.Begin();
        _town.Settle();
        Compare();
    }

    private void Begin()
    {
        _periodEnd = _now.AddMonths(1);
        _open = Invoice();
        Stand();
        Tell("customer.subscription.created", Subscription());
        Pay();
        _town.Settle();
    }

    private void Step()
    {
        _now = _now.AddHours(_chance.Next(1, 24 * 20));
        _town.MoveTo(_now);
        Happen();
        Stand();
        Deliver(0.4);
        // Most rounds find what was lost; some find Stripe down.
        if (_chance.NextDouble() < 0.7) _town.Begin();
        _town.Settle();
        EndRounds();
        _town.CheckBooks();
    }

    /// <summary>A round at each step instead of every hour.</summary>
    private void EndRounds() => _town.Store.Update(_now, "test", tx =>
    {
        tx.Put(new Round("main", DateTimeOffset.MaxValue, null, Some.Noon));
        return true;
    });

    private void Happen()
    {
        if (_endedAt is not null) return;
        if (_cancelAt <= _now && _open is null)
        {
            End(_cancelAt.Value);
            return;
        }

        if (_now >= _periodEnd && _open is null)
        {
            _periodEnd = _periodEnd.AddMonths(1);
            _open = Invoice();
        }

        switch (_chance.Next(6))
        {
            case 0 or 1 or 2 when _open is not null: Pay(); break;
            case 3 when _open is not null: Fail(); break;
            case 4:
                _cancelAt = _cancelAt is null ? _periodEnd : null;
                Tell("customer.subscription.updated", Subscription());
                break;
            case 5 when _open is { AttemptCount: > 0 }: End(_now); break;
        }
    }

    private void Pay()
    {
        _last = _open! with { Status = "paid", AmountPaid = Price, NextPaymentAttempt = null };
        (_open, _paidThrough) = (null, _periodEnd);
        _paid.Add($"main:{_last.Id}");
        _town.Stripe.Listed.Add((_now, _last));
        Stand();
        Tell("invoice.paid", _last);
        Tell("customer.subscription.updated", Subscription());
    }

    private void Fail()
    {
        _open = _open! with { AttemptCount = _open.AttemptCount + 1, NextPaymentAttempt = _now.AddDays(3) };
        Stand();
        Tell("invoice.payment_failed", _open);
        Tell("customer.subscription.updated", Subscription());
    }

    private void End(DateTimeOffset at)
    {
        (_endedAt, _open) = (at, null);
        Stand();
        Tell("customer.subscription.deleted", Subscription());
    }

    private StripeInvoice Invoice() => new(
        $"in_{++_ids}", "open", "subscription_cycle", "sub_1", "cus_1", Ours, new Money(0, "usd"), Price,
        _periodEnd, "price_1", 0, null, null);

    private StripeSubscription Subscription() => new(
        "sub_1",
        _endedAt is not null ? "canceled" : _open is { AttemptCount: > 0 } ? "past_due" : "active",
        "cus_1", Ours, "price_1", Price, _periodEnd, _cancelAt, _endedAt, _open ?? _last);

    private void Stand() => _town.Stripe.Standing["sub_1"] = Subscription();

    private void Tell(string type, StripeObject subject)
    {
        var happened = new StripeEvent($"evt_{++_ids}", type, "main", _now, subject);
        var isLost = _chance.NextDouble() < 0.15;
        _name.Append(null, $"{_now:u} {type}{(isLost ? " (lost)" : "")}\n");
        if (isLost) return;
        _late.Add(happened);
        if (_chance.NextDouble() < 0.2) _late.Add(happened);
        if (_chance.NextDouble() < 0.1) _late.Add(happened with { Id = $"evt_{++_ids}" });
    }

    /// <summary>Delivers that share of what is on its way, in any order.</summary>
    private void Deliver(double share)
    {
        var going = _late.Where(_ => _chance.NextDouble() < share).ToArray();
        _chance.Shuffle(going);
        foreach (var happened in going)
        {
            _late.Remove(happened);
            _name.Append(null, $"{_now:u}   is told {happened.Type} of {happened.Created:u}\n");
            _town.Handle(new Incoming.Stripe($"stripe:main:{happened.Id}", happened) { Raw = "{}" });
            if (_chance.NextDouble() < 0.5) _town.Settle();
        }
    }

    private void Compare()
    {
        var held = _town.Store.View(state => state.Get<Subscription>("main:sub_1"))!;
        var payments = _town.Store.View(state => state.All<Payment>().Select(one => one.Id).ToArray());
        Assert.True(_paid.Order().SequenceEqual(payments.Order()), $"{_name}: payments");
        // Money that is first heard of when its time is over opens nothing: the team is told.
        var isLate = !held.GivesAccess && _paidThrough <= _now;
        Assert.True(
            isLate || _paidThrough == held.PaidThrough, $"{_name}: {_paidThrough} is not {held.PaidThrough}");
        Assert.True((_endedAt is not null) == held.HasEndedAtStripe, $"{_name}: the end");
        if (_endedAt is null) Assert.True(_cancelAt == held.CancelAt, $"{_name}: the cancellation");
        var grace = TimeSpan.FromDays(_town.Config.Settings.GraceDays + 1);
        if (_paidThrough > _now) Assert.True(held.GivesAccess, $"{_name}: a paying member is out");
        if (_endedAt is not null && _paidThrough + grace < _now)
            Assert.False(held.GivesAccess, $"{_name}: access without payment");
        Assert.Empty(_town.Store.View(state => state.All<ParkedItem>().ToArray()));
        Assert.Empty(_town.Store.View(state => state.All<OutboxRow>().ToArray()));
    }
}
