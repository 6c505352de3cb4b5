using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.Trials;

namespace LeanBot.Core.Features.Orders;

/// <summary>From a chosen plan and period to a page where it is paid.</summary>
public static class Checkout
{
    /// <summary>How long a member waits for the page before they are told that it can't be made
    /// now.</summary>
    private static readonly TimeSpan PageWait = TimeSpan.FromMinutes(2);

    /// <summary>Shows the open order of just this, or starts a new one in place of any other.</summary>
    public static void Begin(Turn turn, Plan plan, Offer offer, PromoTerms? promo = null)
    {
        var (period, price, account) = offer;
        var open = turn.Tx
            .Find(Order.ByMember, turn.Member.Key)
            .Where(order => order.IsWaitingForMoney)
            .ToArray();
        // A code counts in place of free days: Stripe would spend one that is for a single payment on
        // nothing.
        var trialDays = promo is null ? TrialOffer.DaysFor(turn, turn.Member.Id, plan) : 0;
        if (open.FirstOrDefault(order => IsSame(order, plan, offer, trialDays, promo)) is { } same)
        {
            Show(turn, same, plan);
            return;
        }

        foreach (var other in open) Close(turn, other, OrderState.Replaced, "orders.replaced");
        var order = new Order(
            new OrderId(turn.Entropy.Code()), turn.Member.Id, plan.Id, period, price, account,
            OrderState.Preparing,
            turn.Now, turn.Now.AddHours(turn.Config.Settings.OrderHours), TrialDays: trialDays, Promo: promo,
            FirstPrice: promo?.Discount.Of(price));
        Show(turn, order, plan);
        var page = new PaymentPage(
            order.Id, order.Member, plan.Id, plan.Title, period, price, order.ExpiresAt, promo)
        {
            TrialDays = trialDays,
            TrialNeedsCard = plan.TrialNeedsCard,
        };
        var customer = turn.Tx.Find(StripeCustomer.ByMember, turn.Member.Key)
            .FirstOrDefault(customer => customer.Account == account);
        turn.Send(
            customer is null && promo is null
                ? new MakePaymentLink(account, page)
                : new MakeCheckoutSession(account, page, customer?.CustomerId),
            expiresAt: turn.Now + PageWait);
    }

    public static void Open(Turn turn, OrderId id, PaymentPageMade page)
    {
        var order = turn.Tx.Get<Order>(id.Value)!;
        if (order.State != OrderState.Preparing)
        {
            // Replaced or expired while the page was being made: nobody is to pay on it.
            turn.Send(new ClosePaymentPage(order.Account, order.Member, page.PageId));
            return;
        }

        order = order with { State = OrderState.Open, PageUrl = page.Url, PageId = page.PageId };
        // What is shown is what is charged.
        if (order.Promo is not null && page.Total is { } total) order = order with { FirstPrice = total };
        turn.Tx.Put(order);
        Speak(turn, order).Say(PayScreen(turn, Speak(turn, order), order, PlanOf(turn, order)));
    }

    public static void GiveUp(Turn turn, OrderId id, Failure failure)
    {
        var order = turn.Tx.Get<Order>(id.Value)!;
        if (order.State != OrderState.Preparing) return;
        turn.Tx.Put(order with { State = OrderState.Failed });
        var voice = Speak(turn, order);
        voice.Say(new Screen(
            voice.Text("orders.noPage"), [ChoosePeriod.Button(
                voice.Text("orders.tryAgain"), order.Plan, order.Period)]));
        turn.TellAdmins("orders.noPageAdmins", ("order", order.Id), ("problem", failure.Description));
    }

    /// <summary>Ends an order nobody is to pay any more, and its page with it.</summary>
    /// <param name="why">The text that says so.</param>
    public static void Close(Turn turn, Order order, OrderState state, string why)
    {
        turn.Tx.Put(order with { State = state });
        if (order.PageId is { } page) turn.Send(new ClosePaymentPage(order.Account, order.Member, page));
        if (order.Screen is null) return;
        var voice = Speak(turn, order);
        voice.Say(new Screen(
            voice.Text(why, ("plan", TitleOf(turn, order))),
            [ShowPlans.Button(voice.Text("plans.show"))]));
    }

    /// <summary>Marks the order as paid and takes the pay button away.</summary>
    public static void Settle(Turn turn, Order order)
    {
        if (order.State == OrderState.Paid) return;
        turn.Tx.Put(order with { State = OrderState.Paid });
        if (order.Screen is null) return;
        Speak(turn, order).Say(
            order.TrialDays > 0 ? "trials.begun" : "orders.paid",
            ("plan", TitleOf(turn, order)), ("price", order.FirstCharge));
    }

    public static string TitleOf(Turn turn, Order order) => PlanOf(turn, order)?.Title ?? order.Plan.Value;

    /// <summary>Speaks by changing the message that shows the order.</summary>
    public static Voice Speak(Turn turn, Order order) =>
        turn.To(KnownMembers.Of(turn, order.Member)).Editing(order.Screen);

    private static void Show(Turn turn, Order order, Plan plan)
    {
        var screen = order.PageUrl is null
            ? new Screen(turn.Voice.Text("orders.preparing", ("plan", plan.Title)))
            : PayScreen(turn, turn.Voice, order, plan);
        var shownIn = turn.Voice.SayShown(screen);
        // One pay button at a time: the message that had it says where it went.
        if (order.Screen is not null && order.Screen != shownIn)
            Speak(turn, order).Say("orders.below", ("plan", plan.Title));
        turn.Tx.Put(order with { Screen = shownIn });
    }

    private static Screen PayScreen(Turn turn, Voice voice, Order order, Plan? plan) => new(
        voice.Text(
            order.TrialDays == 0 ? "orders.pay" : plan?.TrialNeedsCard == false ? "trials.payNoCard" : "trials.pay",
            ("plan", plan?.Title ?? order.Plan.Value),
            ("days", order.TrialDays),
            ("price", new Html(PriceOf(voice, order))),
            ("until", order.ExpiresAt)) + AlsoHeld(turn, voice, order),
        [
            [new Choice.Link(PayLabel(voice, order), order.PageUrl!)],
            .. order.Promo is null ? EnterCode.Row(turn, voice, order.Plan, order.Period) : [],
            [ShowPlans.Button(voice.Text("plans.others"))],
        ]);

    private static string PayLabel(Voice voice, Order order) => order.TrialDays == 0
        ? voice.Text("orders.payButton", ("price", order.FirstCharge))
        : voice.Text("trials.button", ("days", order.TrialDays));

    private static string PriceOf(Voice voice, Order order)
    {
        var price = PromoWords.Price(voice, order.Period, order.Price, order.FirstCharge, order.Promo);
        return order.Promo is not { } terms
            ? price
            : price + "\n" + voice.Text(
                "promos.counts", ("code", terms.Code), ("discount", terms.Discount.ToString()));
    }

    /// <summary>Whoever holds another plan pays for both: said before, not after.</summary>
    private static string AlsoHeld(Turn turn, Voice voice, Order order)
    {
        var others = Held
            .Of(turn, order.Member)
            .Where(held => held.Subscription.Plan != order.Plan)
            .ToArray();
        return others.Length == 0
            ? ""
            : "\n\n" + voice.Text(
                "orders.alsoHeld", ("plans", string.Join(", ", others.Select(held => held.Title))));
    }

    private static bool IsSame(Order order, Plan plan, Offer offer, int trialDays, PromoTerms? promo) =>
        order.Plan == plan.Id
        && (order.Period, order.Price, order.Account) == (offer.Period, offer.Price, offer.Account)
        && order.TrialDays == trialDays
        && order.Promo == promo;

    private static Plan? PlanOf(Turn turn, Order order) =>
        turn.Config.Plans.FirstOrDefault(plan => plan.Id == order.Plan);
}
