using System.Numerics;
using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Cli;

/// <summary>Members that do not exist, as a community of some years has them: most of them pay, some have
/// cancelled, some owe, some have left. The same seed gives the same people.</summary>
/// <param name="now">What is paid lasts until within a month of it, UTC.</param>
internal sealed class MadeUpCommunity(Config config, int seed, DateTimeOffset now)
{
    public const string Account = "main";

    /// <summary>Telegram gives no ids so high yet, so nobody real is meant.</summary>
    private const long FirstId = 1L << 51;

    private const int DaysOfMonth = 30;

    private enum Draw : uint
    {
        State,
        Plan,
        Day,
    }

    public static string StripeIdOf(int number) => $"sub_made_{number}";

    public static string CustomerIdOf(int number) => $"cus_made_{number}";

    public static MemberId IdOf(int number) => new(FirstId + number);

    public bool Pays(int number) => StateOf(number) == SubscriptionState.Active;

    public Plan PlanOf(int number) => config.Plans[Drawn(number, Draw.Plan) % config.Plans.Count];

    /// <summary>All that is kept about one of them: the person, a subscription and two payments with what
    /// keeps each from counting twice.</summary>
    public IEnumerable<Record> Of(int number)
    {
        var (member, plan, state) = (IdOf(number), PlanOf(number), StateOf(number));
        var paidThrough = PaidThroughOf(number, state);
        var met = paidThrough.AddDays(-3 * DaysOfMonth);
        yield return new Member(member, $"Member {number}", $"member_{number}", "en", met, met);
        yield return new StripeCustomer(Account, CustomerIdOf(number), member);
        var held = HeldBy(number, plan, state, paidThrough);
        yield return held;
        foreach (var month in (int[])[1, 2])
        {
            var (end, id) = (paidThrough.AddDays((1 - month) * DaysOfMonth), $"in_made_{number}_{month}");
            var grant = Granting.GrantOf(Account, id);
            var at = end.AddDays(-DaysOfMonth);
            yield return new Payment(grant, member, held.Id, plan.Id, PriceOf(plan), at, end, null);
            yield return new Grant(grant, held.Id, at);
            yield return new ProcessedEvent(
                $"stripe:{Account}:evt_made_{number}_{month}", at,
                now.AddDays(config.Settings.ProcessedEvents.TtlDays));
        }

        if (!held.GivesAccess) yield break;
        foreach (var channel in plan.Channels)
        {
            yield return new Access(
                member, channel, IsWanted: true, Presence.In,
                LookAt: now.AddHours(1 + (number % config.Settings.Access.LookEveryHours)));
        }
    }

    private Subscription HeldBy(
        int number, Plan plan, SubscriptionState state, DateTimeOffset paidThrough)
    {
        var stripeId = StripeIdOf(number);
        var held = new Subscription(
            Ledger.IdOf(Account, stripeId), IdOf(number), plan.Id, Account, stripeId, state, paidThrough,
            state is SubscriptionState.Canceling or SubscriptionState.Expired ? paidThrough : null,
            state == SubscriptionState.Expired, PriceOf(plan),
            state == SubscriptionState.PastDue ? Owed(number, plan, paidThrough) : null,
            paidThrough.AddDays(-DaysOfMonth));
        return Steps.Schedule(held, held, config, now);
    }

    private static Trouble Owed(int number, Plan plan, DateTimeOffset paidThrough) => new(
        $"in_made_{number}_0", 1, paidThrough, paidThrough.AddDays(3), null, PriceOf(plan), Told: true,
        WarnedOfEnd: true, paidThrough.AddDays(DaysOfMonth));

    /// <summary>Always some days away from the next thing that time does, so that a start has nothing to make
    /// up for.</summary>
    private DateTimeOffset PaidThroughOf(int number, SubscriptionState state)
    {
        var day = Drawn(number, Draw.Day) % DaysOfMonth;
        return state switch
        {
            SubscriptionState.PastDue => now.AddDays(-1).AddMinutes(-day),
            SubscriptionState.Expired => now.AddDays(-DaysOfMonth - day),
            _ => now.AddDays(10 + day),
        };
    }

    private SubscriptionState StateOf(int number) => (Drawn(number, Draw.State) % 100) switch
    {
        < 72 => SubscriptionState.Active,
        < 80 => SubscriptionState.Canceling,
        < 83 => SubscriptionState.PastDue,
        _ => SubscriptionState.Expired,
    };

    private static Money PriceOf(Plan plan) => plan.Prices.Values.First();

    private int Drawn(int number, Draw what) => (int)(BitOperations.Crc32C(
        BitOperations.Crc32C((uint)seed, (ulong)number), (uint)what) & int.MaxValue);
}
