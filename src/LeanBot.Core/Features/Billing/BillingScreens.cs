using System.Globalization;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;

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

    /// <param name="flow">Null for the whole portal.</param>
    public static void Open(Turn turn, StripeCustomer customer, string? flow = null)
    {
        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text("billing.opening")));
        var configuration = turn.Tx.Get<Portal>(customer.Account)?.ConfigurationId;
        turn.Send(
            new OpenPortal(customer.Account, customer.CustomerId, customer.Member, configuration, shown, flow),
            expiresAt: turn.Now + OpenPortal.WorthDoingFor);
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
