using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>A price is edited, and those who pay the old one are moved to it.</summary>
public sealed class PriceMigrations
{
    internal static readonly PlanId Gold = new("gold");
    internal static readonly Money Old = new(9900, "usd");
    internal static readonly Money New = new(11900, "usd");

    [Fact]
    public void Members_are_told_then_pay_more_and_see_it() => Verified.InBothLanguages(
        person =>
        {
            var talk = Member(person);
            Raise(talk.Town);
            Apply(talk.Town, Prepare(talk.Town, new Dictionary<string, string>
            {
                ["en"] = "We have added a channel <b>& more</b>.",
                ["uk"] = "Ми додали канал.",
            }));
            return talk.Says("/myplan").Waits(days: 20).Presses("My status").Waits(days: 12).Says("/myplan");
        });

    [Fact]
    public void What_is_rolled_back_is_told_to_who_was_told() => Verified.InBothLanguages(person =>
    {
        var talk = Member(person);
        Raise(talk.Town);
        var id = Apply(talk.Town, Prepare(talk.Town));
        talk.Waits(days: 20);
        Ask(talk.Town, new MigrationOrder.RollBack(id));
        return talk.Presses("My status").Waits(days: 12).Says("/status");
    });

    [Fact]
    public void The_notice_has_a_way_to_cancel_and_the_schedule_gives_way()
    {
        var talk = Member();
        Raise(talk.Town);
        var id = Apply(talk.Town, Prepare(talk.Town));

        talk.Waits(days: 20).Presses("Cancel Gold").Presses("rather not say").Presses("Yes, cancel");

        Assert.Equal((MoveState.GaveWay, MoveReason.Canceling), Standing(talk.Town).Single());
        Assert.Null(Only(talk.Town).Planned);
        talk.Waits(days: 30);
        Assert.Equal(SubscriptionState.Expired, Only(talk.Town).State);
        Assert.Equal(new MigrationTally(GaveWay: 1), Migration(talk.Town, id).Tally);
        talk.Town.CheckInvariants();
    }

    [Fact]
    public void Who_resumes_after_all_is_moved_after_all_and_told_anew()
    {
        var talk = Member();
        Raise(talk.Town);
        Apply(talk.Town, Prepare(talk.Town));

        talk.Cancels().Waits(hours: 1).Resumes().Waits(days: 20);

        Assert.Equal(MoveState.Scheduled, Standing(talk.Town).Single().State);
        talk.Waits(days: 12);
        Assert.Equal(MoveState.Switched, Standing(talk.Town).Single().State);
        Assert.Equal(New, Only(talk.Town).NextCharge);
    }

    [Fact]
    public void Who_changes_the_plan_gets_what_they_chose_and_no_schedule_changes_it_back()
    {
        var talk = Member();
        Raise(talk.Town);
        var id = Apply(talk.Town, Prepare(talk.Town));

        talk.Says("/myplan").Presses("Change Gold").Presses("Gold · $990 a year").Presses("and change")
            .Waits(days: 40);

        Assert.Equal((Gold, Period.Year), (Only(talk.Town).Plan, Only(talk.Town).Period));
        Assert.Equal(new MigrationTally(GaveWay: 1), Migration(talk.Town, id).Tally);
    }

    [Fact]
    public void A_change_whose_payment_fails_leaves_the_move_as_it_was()
    {
        var talk = Member();
        Raise(talk.Town);
        Apply(talk.Town, Prepare(talk.Town));

        talk.Says("/myplan").Presses("Change Gold").Presses("Gold · $990 a year").CardFails()
            .Presses("and change").CardFails(false).Waits(hours: 1);

        Assert.Equal(MoveState.Scheduled, Standing(talk.Town).Single().State);
        talk.Waits(days: 31);
        Assert.Equal(New, Only(talk.Town).NextCharge);
    }

    [Fact]
    public void Shadow_mode_writes_down_who_and_when_and_calls_nothing()
    {
        var talk = Member();
        Raise(talk.Town);
        var id = Prepare(talk.Town);
        var calls = new List<Outgoing>();
        talk.Town.Carried = calls.Add;

        Ask(talk.Town, new MigrationOrder.Apply(id, IsShadow: true));

        Assert.All(calls, call => Assert.IsType<SayMessage>(call));
        var move = Moves(talk.Town).Single();
        Assert.Equal((MoveState.Foreseen, Some.Noon.AddMonths(1)), (move.State, move.SwitchAt));
        talk.Waits(days: 32);
        Assert.Equal(Old, Only(talk.Town).NextCharge);
        Apply(talk.Town, id);
        talk.Waits(days: 32);
        Assert.Equal(New, Only(talk.Town).NextCharge);
        Assert.Equal(new MigrationTally(Switched: 1), Migration(talk.Town, id).Tally);
    }

    [Fact]
    public void Who_has_a_schedule_made_by_hand_is_left_alone_and_named()
    {
        var talk = Member();
        talk.Town.Stripe.HandMade.Add(Only(talk.Town).StripeId);
        Raise(talk.Town);
        var words = Said(talk.Town);

        Apply(talk.Town, Prepare(talk.Town));
        talk.Waits(days: 32);

        Assert.Equal((MoveState.Skipped, MoveReason.HandMade), Standing(talk.Town).Single());
        Assert.Contains(
            words, word => word.Contains("made by hand at Stripe: 1 (Olena)", StringComparison.Ordinal));
        Assert.Equal(Old, Only(talk.Town).NextCharge);
    }

    [Fact]
    public void Who_has_not_paid_waits_until_they_have()
    {
        var talk = Member().CardFails().Waits(days: 31);
        Raise(talk.Town);
        Apply(talk.Town, Prepare(talk.Town));
        Assert.Equal((MoveState.Waiting, MoveReason.Unpaid), Standing(talk.Town).Single());

        talk.CardFails(false).Waits(days: 5);

        Assert.Equal(MoveState.Scheduled, Standing(talk.Town).Single().State);
    }

    [Fact]
    public void Who_is_released_by_hand_stays_as_they_are_and_the_team_hears()
    {
        var talk = Member();
        Raise(talk.Town);
        Apply(talk.Town, Prepare(talk.Town));
        var words = Said(talk.Town);

        talk.Town.Stripe.ReleaseByHand(Only(talk.Town).StripeId, talk.Town.Now);
        talk.Waits(days: 32);

        Assert.Equal((MoveState.GaveWay, MoveReason.ReleasedByHand), Standing(talk.Town).Single());
        Assert.Contains(words, word => word.Contains("has released the schedule", StringComparison.Ordinal));
        Assert.Equal(Old, Only(talk.Town).NextCharge);
    }

    [Fact]
    public void A_period_that_ends_before_the_notice_could_count_is_paid_as_before()
    {
        var talk = Member().Waits(days: 25);
        Raise(talk.Town);
        Apply(talk.Town, Prepare(talk.Town));

        Assert.Equal(Some.Noon.AddMonths(2), Moves(talk.Town).Single().SwitchAt);
        talk.Waits(days: 10);
        Assert.Equal(Old, Only(talk.Town).NextCharge);
        talk.Waits(days: 30);
        Assert.Equal(New, Only(talk.Town).NextCharge);
    }

    [Fact]
    public void Where_the_config_has_another_price_by_now_nobody_else_is_moved()
    {
        var talk = Member();
        Raise(talk.Town);
        var id = Prepare(talk.Town);
        Raise(talk.Town, 12900);

        Ask(talk.Town, new MigrationOrder.Apply(id));

        Assert.Equal(MigrationState.Prepared, Migration(talk.Town, id).State);
        Assert.Empty(Moves(talk.Town));
    }

    [Fact]
    public void An_edited_price_is_made_at_once_and_an_open_order_keeps_its_own()
    {
        var talk = Member().As(Some.Member("Ben", 5_000_000_002));
        talk.Says("/start").Presses("I accept").Says("/subscribe").Presses("Gold").Presses("Monthly");

        Raise(talk.Town);

        Assert.Equal(New, Assert.Single(talk.Town.Stripe.Prices).Price.Price);
        talk.Pays();
        Assert.Contains(Old, Kept<Subscription>(talk.Town).Where(one => one.Member != Some.Member().Id)
            .Select(one => one.NextCharge!.Value));
        var own = Kept<Subscription>(talk.Town).Single(one => one.Member == Some.Member().Id);
        Assert.Equal(Old, own.NextCharge);
    }

    [Fact]
    public void Thirty_members_are_moved_once_each_though_the_process_dies_after_every_turn()
    {
        var town = Crowd(30);
        Raise(town);
        town.DiesAfterEveryTurn = true;
        var id = Prepare(town);

        Assert.Equal(30, Migration(town, id).Forecast.Members);
        Assert.Equal(
            [new RevenueLine("usd", 30 * Old.MinorUnits * 12, 30 * New.MinorUnits * 12)],
            Migration(town, id).Forecast.Revenue);
        Apply(town, id);
        PassDying(town, Some.Noon.AddMonths(1));

        Assert.Equal(30, town.Stripe.Schedules.Count);
        Assert.All(town.Stripe.Schedules.Values, count => Assert.Equal(1, count));
        Assert.Equal(new MigrationTally(Switched: 30), Migration(town, id).Tally);
        Assert.All(Kept<Subscription>(town), one => Assert.Equal(New, one.NextCharge));
        Assert.Equal(
            30 * (Old.MinorUnits + New.MinorUnits),
            Kept<Payment>(town).Sum(payment => payment.Amount.MinorUnits));
        town.CheckInvariants();
    }

    [Fact]
    public void Half_way_it_is_paused_resumed_and_rolled_back_and_the_sums_add_up()
    {
        var town = Crowd(30);
        Raise(town);
        town.DiesAfterEveryTurn = true;
        var id = Prepare(town);
        var moved = 0;
        town.HoldsBack = call => call is MoveToPrice && moved >= 10;
        town.Carried = call => moved += call is MoveToPrice ? 1 : 0;
        Ask(town, new MigrationOrder.Apply(id), isShort: true);
        Ask(town, new MigrationOrder.Pause(id), isShort: true);
        Assert.Equal(10, Migration(town, id).Tally.Scheduled);
        moved = -5;
        Ask(town, new MigrationOrder.Resume(id), isShort: true);
        Assert.Equal(25, Migration(town, id).Tally.Scheduled);

        Ask(town, new MigrationOrder.RollBack(id), isShort: true);
        town.HoldsBack = _ => false;
        PassDying(town, Some.Noon.AddMonths(1));

        Assert.Equal(MigrationState.RolledBack, Migration(town, id).State);
        Assert.Equal(30, Migration(town, id).Tally.RolledBack + 30 - Moves(town).Length);
        Assert.All(Kept<Subscription>(town), one => Assert.Equal(Old, one.NextCharge));
        Assert.Equal(60 * Old.MinorUnits, Kept<Payment>(town).Sum(payment => payment.Amount.MinorUnits));
        town.CheckInvariants();
    }

    [Fact]
    public void Who_has_switched_keeps_the_new_price_when_the_rest_is_rolled_back()
    {
        var town = Crowd(10, daysBetween: 2);
        Raise(town);
        var id = Apply(town, Prepare(town));
        town.MoveTo(Some.Noon.AddDays(40));

        Ask(town, new MigrationOrder.RollBack(id));
        town.MoveTo(town.Now.AddDays(40));

        var tally = Migration(town, id).Tally;
        Assert.True(tally is { Switched: > 0, RolledBack: > 0 } && tally.Switched + tally.RolledBack == 10);
        Assert.Equal(tally.Switched, Kept<Subscription>(town).Count(one => one.NextCharge == New));
        town.CheckInvariants();
    }

    private static Talk Member(Person? person = null) => Buying.Member(person)
        .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays().Unrecorded();

    internal static Town Crowd(int count, int daysBetween = 0)
    {
        var town = new Town();
        for (var number = 0; number < count; number++)
        {
            Talk.With(Some.Member($"Member{number}", 5_000_000_100 + number), town)
                .Says("/start").Presses("I accept")
                .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();
            town.MoveTo(town.Now.AddDays(daysBetween));
        }

        return town;
    }

    /// <summary>Deaths where something of it happens: after the yes, at the notice and at the
    /// switch.</summary>
    private static void PassDying(Town town, DateTimeOffset switchAt)
    {
        town.MoveTo(town.Now.AddMinutes(30));
        foreach (var moment in (DateTimeOffset[])[switchAt.AddDays(-14), switchAt])
        {
            town.DiesAfterEveryTurn = false;
            town.MoveTo(moment.AddMinutes(-1));
            town.DiesAfterEveryTurn = true;
            town.MoveTo(moment.AddMinutes(2));
        }
    }

    internal static void Raise(Town town, long minorUnits = 11900) => town.EditConfig(
        config => config with
        {
            Plans =
            [
                .. config.Plans.Select(plan => plan.Id != Gold ? plan : plan with
                {
                    Prices = new Dictionary<Period, Money>(plan.Prices)
                    {
                        [Period.Month] = new(minorUnits, "usd"),
                    },
                }),
            ],
        },
        "plans.json");

    internal static string Prepare(Town town, IReadOnlyDictionary<string, string>? words = null)
    {
        Ask(town, new MigrationOrder.Prepare("main", Gold, Period.Month, Old, town.Now, words));
        return Kept<Migration>(town).Single().Id;
    }

    internal static string Apply(Town town, string id)
    {
        Ask(town, new MigrationOrder.Apply(id));
        return id;
    }

    internal static void Ask(Town town, MigrationOrder order, bool isShort = false)
    {
        town.Handle(new Incoming.MigrationAsked(town.NextUpdate(Bot.Admin), order));
        town.MoveTo(town.Now.AddSeconds(isShort ? 3 : 60));
    }

    private static List<string> Said(Town town)
    {
        var words = new List<string>();
        town.Saw += (said, _) => words.Add(said.Html);
        return words;
    }

    private static IEnumerable<(MoveState State, MoveReason? Reason)> Standing(Town town) =>
        Moves(town).Select(move => (move.State, move.Reason));

    private static Move[] Moves(Town town) => Kept<Move>(town);

    private static Migration Migration(Town town, string id) =>
        Kept<Migration>(town).Single(one => one.Id == id);

    private static Subscription Only(Town town) => Kept<Subscription>(town).Single();

    internal static T[] Kept<T>(Town town) where T : Record =>
        town.Store.View(state => state.All<T>().ToArray());
}
