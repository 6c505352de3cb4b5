using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Whatever happens to the money of a payment at Stripe, and however its events come, late, twice,
/// in
/// any order or not at all: what is known in the end is what stands at Stripe.</summary>
public sealed class MoneyBackLaws
{
    private const int Histories = 400;

    private static readonly PartialRefund[] Policies = Enum.GetValues<PartialRefund>();

    [Fact]
    public void The_end_is_what_stands_at_Stripe_however_its_events_come()
    {
        for (var seed = 1; seed <= Histories; seed++) new History(seed).Check();
    }

    private sealed class History
    {
        private readonly Random _random;
        private readonly Town _town = new();
        private readonly List<StripeEvent> _mail = [];
        private readonly PartialRefund _policy;
        private readonly int _seed;

        public History(int seed)
        {
            (_seed, _random) = (seed, new Random(seed));
            _policy = Policies[_random.Next(Policies.Length)];
            _town.Config = MoneyBackStories.With(_town.Config, new RefundSettings
            {
                PartialRefund = _policy,
                EndsSubscription = _random.Next(2) == 0,
            });
        }

        public void Check()
        {
            Buying.Member(Some.Member(), _town).Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();
            _town.Begin();
            _town.Settle();
            for (var renewals = _random.Next(3); renewals > 0; renewals--)
                _town.MoveTo(_town.Now.AddDays(31));
            for (var steps = _random.Next(1, 7); steps > 0; steps--)
            {
                Happen();
                Collect();
                if (_random.Next(2) == 0) Deliver();
                _town.MoveTo(_town.Now.AddHours(_random.Next(1, 30)));
                Collect();
            }

            Deliver();
            _town.MoveTo(_town.Now.AddMinutes(61));
            Compare();
        }

        private void Happen()
        {
            var charges = _town.Stripe.Charges;
            var invoices = _town.Stripe.Listed;
            var paid = invoices[_random.Next(invoices.Count)].Invoice;
            var back = charges.Refunds.Where(refund => refund.ChargeId == ChargesStandIn.ChargeOf(paid.Id))
                .ToArray();
            var open = charges.Disputes.FirstOrDefault(
                dispute => dispute.ChargeId == ChargesStandIn.ChargeOf(paid.Id));
            var left = paid.AmountPaid.MinorUnits
                - back.Where(refund => refund.IsGivenBack).Sum(refund => refund.Amount.MinorUnits);
            switch (_random.Next(4))
            {
                case 0 when left > 0:
                    charges.Refund(
                        paid, _town.Now, _random.Next(3) == 0 ? left : _random.NextInt64(1, left + 1));
                    break;
                case 1 when back.LastOrDefault(refund => refund.IsGivenBack) is { } last:
                    charges.Fail(last.Id, _town.Now);
                    break;
                case 2 when open is null:
                    charges.Dispute(
                        paid, _town.Now, _random.Next(4) == 0 ? "warning_needs_response" : "needs_response");
                    break;
                case 3 when open is not null:
                    string[] ways = ["under_review", "won", "lost", "a_status_of_tomorrow"];
                    charges.Move(open.Id, ways[_random.Next(ways.Length)], _town.Now);
                    break;
            }
        }

        /// <summary>Some are lost, some wait, some come twice; what decides nothing here comes at
        /// once.</summary>
        private void Collect()
        {
            while (_town.Stripe.Events.TryDequeue(out var happened))
            {
                if (!IsAboutMoneyBack(happened)) Hand(happened);
                else if (_random.Next(5) > 0) _mail.Add(happened);
            }

            _town.Settle();
        }

        private void Deliver()
        {
            var mail = _mail.Concat(_mail.Where(_ => _random.Next(3) == 0))
                .OrderBy(_ => _random.Next())
                .ToArray();
            _mail.Clear();
            foreach (var happened in mail)
            {
                Hand(happened);
                if (_random.Next(2) == 0) _town.Settle();
            }

            _town.Settle();
        }

        private void Hand(StripeEvent happened) => _town.Handle(
            new Incoming.Stripe($"stripe:main:{happened.Id}", happened) { Raw = "{}" });

        private static bool IsAboutMoneyBack(StripeEvent happened) =>
            happened.Object is StripeRefund or StripeDispute or StripeCharge;

        private void Compare() => _town.Store.View(state =>
        {
            var payments = state.All<Payment>().ToArray();
            foreach (var payment in payments) Compare(payment);
            var held = state.All<Subscription>().Single();
            Same(payments.Max(payment => payment.LastsUntil), held.PaidThrough!.Value, "paid through");
            var isDisputed = payments.Any(payment => payment.Dispute == DisputeStanding.Open);
            Same(isDisputed, held.IsDisputed, "disputed");
            if (isDisputed) Same(false, held.GivesAccess, "access during a dispute");
            else if (held.PaidThrough > _town.Now) Same(true, held.GivesAccess, "access");
            Same(
                payments.Sum(payment => payment.Amount.MinorUnits - payment.Refunded - payment.Withdrawn),
                state.All<DayTally>().Sum(day => day.Revenue.GetValueOrDefault("usd")), "books");
            return true;
        });

        private void Compare(Payment payment)
        {
            var told = _town.Stripe.Charges.Fetch(ChargesStandIn.ChargeOf(payment.InvoiceId));
            var refunded = told.Refunds.Where(refund => refund.IsGivenBack)
                .Sum(refund => refund.Amount.MinorUnits);
            var standing = told.Disputes.Select(dispute => Dispute.StandingOf(dispute.Status))
                .DefaultIfEmpty(DisputeStanding.None).Max();
            Same(refunded, payment.Refunded, "refunded");
            Same(standing, payment.Dispute, "dispute");
            var isGone = refunded == payment.Amount.MinorUnits || standing == DisputeStanding.Lost
                || (refunded > 0 && _policy == PartialRefund.End);
            if (isGone) Same(payment.LastsFrom, payment.LastsUntil, "a time that is gone");
            else if (refunded == 0 || _policy == PartialRefund.Nothing)
                Same(payment.PeriodEnd, payment.LastsUntil, "a time that stands");
            else Assert.InRange(payment.LastsUntil, payment.LastsFrom, payment.PeriodEnd);
        }

        private void Same<T>(T expected, T actual, string what) => Assert.True(
            Equals(expected, actual), $"Seed {_seed}, {what}: expected {expected}, found {actual}.");
    }
}
