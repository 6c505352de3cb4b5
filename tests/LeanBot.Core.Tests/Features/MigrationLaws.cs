using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Whatever members, the team and their cards do while a migration is under way: each is moved once
/// at most, nobody who has cancelled is, and whoever had not switched when it was rolled back keeps the old
/// price.</summary>
public sealed class MigrationLaws
{
    private const int Histories = 200;
    private const int StepsMax = 9;
    private const int CalmDays = 80;

    [Fact]
    public void Each_is_moved_once_nobody_against_their_wish_and_what_is_rolled_back_stays_as_it_was()
    {
        var (switched, kept) = (0, 0);
        for (var seed = 1; seed <= Histories; seed++)
        {
            var history = new History(seed);
            history.Check();
            switched += history.Switched;
            kept += history.Kept;
        }

        // Where nothing of it happens nothing is proven.
        Assert.True(switched > Histories && kept > Histories, $"{switched} switched, {kept} kept");
    }

    private sealed class History
    {
        private readonly Random _random;
        private readonly Town _town;
        private readonly string _id;
        private readonly string[] _subs;
        private readonly HashSet<string> _touched = [];
        private readonly Dictionary<string, int> _switches = [];
        private readonly HashSet<string> _keep = [];
        private readonly int _seed;
        private Dictionary<string, StripeSubscription> _before;

        public History(int seed)
        {
            (_seed, _random) = (seed, new Random(seed));
            _town = PriceMigrations.Crowd(_random.Next(2, 5), daysBetween: _random.Next(0, 7));
            _subs = [.. PriceMigrations.Kept<Subscription>(_town).Select(held => held.StripeId)];
            if (_random.Next(4) == 0) Touch(_town.Stripe.HandMade.Add);
            if (_random.Next(4) == 0) Touch(sub => _town.Stripe.Cancel(sub, _town.Now));
            PriceMigrations.Raise(_town);
            _id = PriceMigrations.Prepare(_town);
            _before = At();
            PriceMigrations.Apply(_town, _id);
        }

        public int Switched => _switches.Count;

        public int Kept => _keep.Count;

        private Migration Migration =>
            PriceMigrations.Kept<Migration>(_town).Single(one => one.Id == _id);

        public void Check()
        {
            for (var steps = _random.Next(2, StepsMax); steps > 0; steps--)
            {
                Happen();
                _town.Settle();
                Look();
                Pass(_random.Next(1, 12));
            }

            if (Migration.State == MigrationState.Paused && _random.Next(2) == 0)
                PriceMigrations.Ask(_town, new MigrationOrder.Resume(_id));
            Pass(CalmDays);
            Compare();
        }

        private void Happen()
        {
            switch (_random.Next(10))
            {
                case 0 or 1: Touch(sub => _town.Stripe.Cancel(sub, _town.Now)); break;
                case 2: Touch(sub => _town.Stripe.Resume(sub, _town.Now)); break;
                case 3: Touch(sub => _town.Stripe.WithoutCard.Add(_town.Stripe.Fetch(sub).CustomerId)); break;
                case 4: _town.Stripe.WithoutCard.Clear(); break;
                case 5: Touch(sub => _town.Stripe.ReleaseByHand(sub, _town.Now)); break;
                case 6: Touch(BuyAYear); break;
                case 7: _town.Restart(); break;
                case 8:
                    PriceMigrations.Ask(_town, Migration.State == MigrationState.Paused
                        ? new MigrationOrder.Resume(_id)
                        : new MigrationOrder.Pause(_id));
                    break;
                case 9: RollBack(); break;
            }
        }

        private void Touch<T>(Func<string, T> act) => Touch(sub => { act(sub); });

        private void Touch(Action<string> act)
        {
            var sub = _subs[_random.Next(_subs.Length)];
            _touched.Add(sub);
            if (_town.Stripe.Fetch(sub).EndedAt is null) act(sub);
        }

        private void BuyAYear(string sub)
        {
            var year = new ChangeTarget(PriceMigrations.Gold, "Gold", Period.Year, new Money(99_000, "usd"));
            _town.Stripe.ChangeNow(sub, year, _town.Stripe.Preview(sub, year, _town.Now), _town.Now);
        }

        private void RollBack()
        {
            var isRolledBack = Migration.IsTakenBack;
            PriceMigrations.Ask(_town, new MigrationOrder.RollBack(_id));
            if (isRolledBack || !Migration.IsTakenBack) return;
            _keep.UnionWith(At().Values.Where(sub => sub.Price == PriceMigrations.Old).Select(sub => sub.Id));
        }

        private void Pass(int days)
        {
            for (; days > 0; days--)
            {
                _town.MoveTo(_town.Now.AddDays(1));
                Look();
            }
        }

        private Dictionary<string, StripeSubscription> At() =>
            _subs.ToDictionary(sub => sub, sub => _town.Stripe.Fetch(sub));

        private void Look()
        {
            var now = At();
            foreach (var (id, sub) in now)
            {
                var before = _before[id];
                if (sub.Price == before.Price) continue;
                var isMovedBack = before.Price == PriceMigrations.New && sub.Interval != Period.Year;
                Holds(!isMovedBack, id, "is moved back");
                if (sub.Price != PriceMigrations.New) continue;
                _switches[id] = _switches.GetValueOrDefault(id) + 1;
                Holds(_switches[id] == 1, id, "is moved twice");
                Holds((before.CancelAt ?? sub.CancelAt) is null, id, "is moved though it was cancelled");
                Holds(!_keep.Contains(id), id, "is moved after the roll back");
            }

            _before = now;
        }

        private void Compare()
        {
            foreach (var (id, sub) in At()) Compare(id, sub);
            if (_town.Stripe.WithoutCard.Count == 0) _town.CheckInvariants();
        }

        private void Compare(string id, StripeSubscription sub)
        {
            var move = PriceMigrations.Kept<Move>(_town)
                .SingleOrDefault(one => one.Subscription == Ledger.IdOf("main", id));
            var hasSwitched = _switches.ContainsKey(id);
            Holds(move?.State == MoveState.Switched == hasSwitched, id, $"stands as {move}");
            Holds(move?.State is not (MoveState.UnderWay or MoveState.Releasing), id, $"hangs as {move}");
            if (sub.EndedAt is not null) return;
            var mustBeFree = Migration.IsTakenBack || sub.CancelAt is not null;
            Holds(!mustBeFree || sub.ScheduleId is null, id, "has its schedule still");
            var mustSwitch = !_touched.Contains(id) && Migration.State == MigrationState.Moved;
            Holds(!mustSwitch || hasSwitched, id, $"is left behind as {move}");
        }

        private void Holds(bool isSo, string sub, string what) =>
            Assert.True(isSo, $"Seed {_seed}: {sub} {what}.");
    }
}
