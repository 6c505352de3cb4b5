using FsCheck.Fluent;
using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Whatever two accounts tell, in whatever order, and whatever one says of the other's objects: each
/// keeps its own.</summary>
public sealed class AccountsApart
{
    private const int StepMax = 999;

    private static readonly string[] Names = ["main", "second"];
    private static readonly string[] Plans = ["gold", "pro"];
    private static readonly Money Price = new(9900, "usd");

    [Fact]
    public void Events_of_two_accounts_never_touch_each_other() => FsCheck.Check.One(
        FsCheck.Config.QuickThrowOnFailure,
        Prop.ForAll(
            Arb.From(Gen.Choose(0, StepMax).ArrayOf(), ArbMap.Default.ArbFor<int[]>().Shrinker), numbers =>
            {
                Step[] steps = [.. numbers.Select((number, at) => new Step(Math.Abs(number), at))];
                var both = Play(Names, steps);
                Assert.Equal(both, Play(Names, [.. steps.Where(step => !step.IsFalse)]));
                foreach (var name in Names)
                    Assert.Equal(both.Where(line => line.Account == name), Play([name], steps));
            }));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void What_names_anothers_object_is_kept_with_the_reason(bool namesOrder, bool namesSubscription)
    {
        var town = Begin(Names);
        Tell(town, "main", "invoice.paid", Invoice("second", 0, "in_new") with
        {
            Metadata = namesOrder ? Metadata("second", 0) : StripeMetadata.Empty,
            SubscriptionId = namesSubscription ? "sub_second_0" : "sub_new",
        });

        var item = Assert.Single(town.Store.View(state => state.All<ParkedItem>().ToArray()));
        Assert.Contains("which is of account «second»", item.Reason, StringComparison.Ordinal);
        Assert.Equal(Price, item.Payment!.Amount);
        Assert.Empty(town.Store.View(state => state.All<Grant>().ToArray()));
    }

    /// <param name="names">The accounts that tell anything at all.</param>
    private static (string Account, string What)[] Play(string[] names, Step[] steps)
    {
        var town = Begin(names);
        foreach (var step in steps.Where(step => names.Contains(step.Account) && names.Contains(step.Owner)))
        {
            Tell(town, step.Account, step.Type, step.Object);
            town.CheckBooks();
        }

        return town.Store.View(state => state.All<Subscription>().Select(one => (one.Account, $"{one}"))
            .Concat(state.All<Payment>().Select(one => (one.Account, $"{one}")))
            .Concat(state.All<Grant>().Select(one => (one.Key.Split(':')[0], $"{one}")))
            .Concat(state.All<StripeCustomer>().Select(one => (one.Account, $"{one}")))
            .Concat(state.All<Order>().Select(one => (one.Account, $"{one}")))
            .Where(line => names.Contains(line.Item1))
            .OrderBy(line => line.Item2, StringComparer.Ordinal)
            .ToArray());
    }

    /// <summary>Two members, each with an order and a subscription at each account.</summary>
    private static Town Begin(string[] names)
    {
        var town = new Town
        {
            Config = Some.Config with { Selling = new Selling([new("main", true), new("second")], []) },
        };
        town.Handle(new Incoming.Started("started", Names));
        foreach (var (name, number) in names.SelectMany(name => new[] { (name, 0), (name, 1) }))
        {
            town.Store.Update(town.Now, "test", tx =>
            {
                tx.Put(new Order(
                    new($"order-{name}-{number}"), Member(number), PlanOf(name), Period.Month, Price, name,
                    OrderState.Open, town.Now, town.Now.AddDays(1)));
                return true;
            });
            town.Stripe.Standing[$"sub_{name}_{number}"] = Sub(name, number);
            Tell(town, name, "customer.subscription.created", Sub(name, number));
        }

        return town;
    }

    private static void Tell(Town town, string account, string type, StripeObject subject)
    {
        var happened = new StripeEvent(town.NextUpdate(Bot.User), type, account, Some.Noon, subject);
        town.Handle(new Incoming.Stripe($"stripe:{account}:{happened.Id}", happened) { Raw = "{}" });
        town.Settle();
    }

    private static MemberId Member(int number) => new(5_000_000_001 + number);

    private static PlanId PlanOf(string name) => new(Plans[Array.IndexOf(Names, name)]);

    private static StripeMetadata Metadata(string name, int number) =>
        new($"{Member(number)}", PlanOf(name).Value, $"order-{name}-{number}");

    private static StripeSubscription Sub(string name, int number) => new(
        $"sub_{name}_{number}", "active", $"cus_{name}_{number}", Metadata(name, number), "price_1", Price,
        Some.Noon.AddMonths(1), null, null);

    private static StripeInvoice Invoice(string name, int number, string id) => new(
        id, "paid", "subscription_cycle", $"sub_{name}_{number}", $"cus_{name}_{number}",
        Metadata(name, number), Price, Price, Some.Noon.AddMonths(1), "price_1", 1, null, null);

    /// <summary>Something that an account tells, of an object of its own or, falsely, of the
    /// other's.</summary>
    private sealed record Step(int Number, int At)
    {
        private int Which => Number / 2 % 2;

        public string Owner => Names[Number % 2];

        /// <summary>Every fifth is told by the wrong account.</summary>
        public bool IsFalse => Number % 5 == 0;

        public string Account => IsFalse ? Names[1 - (Number % 2)] : Owner;

        public string Type => (Number / 4 % 6) switch
        {
            0 or 1 => "invoice.paid",
            2 => "invoice.payment_failed",
            3 => "customer.subscription.updated",
            4 => "checkout.session.completed",
            _ => "customer.subscription.deleted",
        };

        public StripeObject Object => Type switch
        {
            "invoice.paid" => Paid,
            "invoice.payment_failed" => Paid with
            {
                Status = "open",
                AmountPaid = Price with { MinorUnits = 0 },
                PeriodEnd = Some.Noon.AddMonths(2 + Which),
            },
            "checkout.session.completed" => new CheckoutSession(
                $"cs_{At}", "subscription", "unpaid", Metadata(Owner, Which), $"cus_{Owner}_{Which}",
                $"sub_{Owner}_{Which}", null, null, Price),
            "customer.subscription.updated" => Sub(Owner, Which) with { CancelAt = Some.Noon.AddMonths(1) },
            _ => Sub(Owner, Which) with { Status = "canceled", EndedAt = Some.Noon },
        };

        /// <summary>Some name only the order of the other account, and nothing else that is known.</summary>
        private StripeInvoice Paid => IsFalse && Number % 3 == 0
            ? Invoice(Owner, Which, $"in_{At}") with { SubscriptionId = $"sub_new_{At}", CustomerId = null }
            : Invoice(Owner, Which, $"in_{At}") with { PeriodEnd = Some.Noon.AddMonths(1 + (Number % 3)) };
    }
}
