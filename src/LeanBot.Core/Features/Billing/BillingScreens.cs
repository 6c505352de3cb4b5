using System.Globalization;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Billing;

/// <summary>The way to Stripe's customer portal: cards and invoices.</summary>
internal static class BillingScreens
{
    public static void Start(Turn turn)
    {
        var customers = turn.Tx.Find(StripeCustomer.ByMember, turn.Member.Key).ToArray();
        if (customers.Length == 1) Open(turn, customers[0]);
        else turn.Voice.Say(customers.Length == 0 ? Nothing(turn) : Which(turn, customers));
    }

    /// <param name="flow">Where they begin; null for the first page.</param>
    public static void Open(Turn turn, StripeCustomer customer, PortalFlow? flow = null)
    {
        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text("billing.opening")));
        var portal = turn.Tx.Get<Portal>(customer.Account);
        var contents = PortalContents.Of(turn.Config, customer.Account);
        turn.Send(
            new OpenPortal(
                customer.Account, customer.CustomerId, customer.Member, portal?.ConfigurationId, shown)
            {
                Flow = flow,
                Contents = contents,
                IsUpToDate = portal?.Contents == contents.Key,
            },
            expiresAt: turn.Now + OpenPortal.WorthDoingFor);
    }

    /// <summary>Opens the portal about one subscription, at its account.</summary>
    public static void Open(Turn turn, Subscription subscription, PortalFlow flow)
    {
        var customer = turn.Tx.Find(StripeCustomer.ByMember, subscription.Member.ToString())
            .FirstOrDefault(one => one.Account == subscription.Account);
        if (customer is null) turn.Voice.Say(Nothing(turn));
        else Open(turn, customer, flow);
    }

    private static Screen Nothing(Turn turn) => new(
        turn.Voice.Text("billing.none"), [ShowPlans.Button(turn.Voice.Text("plans.show"))]);

    private static Screen Which(Turn turn, StripeCustomer[] customers) => new(
        turn.Voice.Text("billing.which"),
        [
            .. customers.Select((customer, position) => (IReadOnlyList<Choice>)
                [ShowBilling.Button(NameOf(turn, customer, position), customer)]),
        ]);

    private static string NameOf(Turn turn, StripeCustomer customer, int position) => turn.Voice.Text(
        "billing.customer",
        ("number", (position + 1).ToString(CultureInfo.InvariantCulture)), ("account", customer.Account));
}
