using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Links;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.Support;

namespace LeanBot.Core.Features.Orders;

/// <summary>ChoosePlan -> ChoosePeriod -> a payment page. Buttons do all of it; who would rather type
/// may.</summary>
public sealed class SubscribeFlow : MemberFlow<SubscribeFlow.State>
{
    public abstract record State : FlowState
    {
        [Wire("subscribe.choosePlan")]
        public sealed record ChoosePlan : State;

        [Wire("subscribe.choosePeriod")]
        public sealed record ChoosePeriod(PlanId Plan) : State;

        /// <param name="Plan">What the code is for; null where that is open.</param>
        [Wire("subscribe.typeCode")]
        public sealed record TypeCode(PlanId? Plan, Period? Period) : State;
    }

    public static void Start(Turn turn)
    {
        if (!Terms.AreAccepted(turn)) return;
        turn.Voice.Say(PlanCards.All(turn, "plans.choosePlan"));
        turn.Begin(new State.ChoosePlan());
    }

    public static void Choose(Turn turn, Plan plan)
    {
        if (Show(turn, plan)) turn.Begin(new State.ChoosePeriod(plan.Id));
    }

    public static void AskForCode(Turn turn, PlanId? plan, Period? period)
    {
        turn.Voice.Anew().Say("promos.ask");
        turn.Begin(new State.TypeCode(plan, period));
    }

    /// <param name="withCode">False at the normal price, whatever code the member has.</param>
    public static void Order(Turn turn, Plan plan, Period period, bool withCode = true)
    {
        turn.End();
        if (!Terms.AreAccepted(turn, new DeepLink.ToPlan(plan, period)) || ShowHeld(turn, plan)) return;
        var offer = Sales.OfferOf(turn, plan, period)
            ?? throw new Refused("orders.notForSale", ("plan", plan.Title));
        if (withCode && PromoDesk.Stops(turn, plan, period, offer.Price)) return;
        Checkout.Begin(turn, plan, offer, withCode ? PromoDesk.TermsFor(turn, plan, offer.Price) : null);
    }

    /// <exception cref="Refused">The plan is no longer sold.</exception>
    public static Plan PlanOf(Turn turn, PlanId id) =>
        turn.Config.PlansForSale.FirstOrDefault(plan => plan.Id == id)
        ?? throw new Refused("plans.gone");

    protected override State? Next(State state, Turn turn, string text) => state switch
    {
        State.ChoosePlan => OnPlan(turn, text),
        State.ChoosePeriod chosen => OnPeriod(turn, PlanOf(turn, chosen.Plan), text),
        State.TypeCode asked => OnCode(turn, asked, text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static State.ChoosePeriod? OnPlan(Turn turn, string text)
    {
        var plan = turn.Config.PlansForSale.FirstOrDefault(plan =>
            Means(text, plan.Title) || Means(text, plan.Id.Value));
        if (plan is null)
        {
            var titles = Sales.PlansFor(turn).Select(plan => plan.Title);
            throw new Refused("orders.whichPlan", ("plans", string.Join(", ", titles)));
        }

        return Show(turn, plan) ? new State.ChoosePeriod(plan.Id) : null;
    }

    private static State? OnPeriod(Turn turn, Plan plan, string text)
    {
        var all = Sales.OffersOf(turn, plan);
        var offers = all.Where(offer => Means(text, NameOf(turn, offer.Period))).ToArray();
        if (offers.Length != 1)
        {
            throw new Refused(
                "orders.whichPeriod",
                ("periods", string.Join(", ", all.Select(offer => NameOf(turn, offer.Period)))));
        }

        Order(turn, plan, offers[0].Period);
        return null;
    }

    /// <summary>Who mistyped may type again.</summary>
    private static State? OnCode(Turn turn, State.TypeCode asked, string text)
    {
        var plan = asked.Plan is { } id ? PlanOf(turn, id) : null;
        if (!PromoDesk.Take(turn, text, plan, asked.Period)) return asked;
        if (plan is not null && asked.Period is { } period)
        {
            Order(turn, plan, period);
            return null;
        }

        if (plan is not null) return Show(turn, plan) ? new State.ChoosePeriod(plan.Id) : null;
        PromoDesk.GoOn(turn);
        return new State.ChoosePlan();
    }

    /// <summary>Shows the periods of a plan; false where there is nothing to choose.</summary>
    private static bool Show(Turn turn, Plan plan)
    {
        if (!Terms.AreAccepted(turn, new DeepLink.ToPlan(plan, null)) || ShowHeld(turn, plan)) return false;
        var terms = Sales.OffersOf(turn, plan).Select(offer => PromoDesk.TermsFor(turn, plan, offer.Price))
            .FirstOrDefault(terms => terms is not null);
        var code = terms is null ? "" : "\n\n" + PromoWords.OfPlan(turn, plan, terms);
        turn.Voice.Say(new Screen(
            PlanCards.Card(turn, plan) + code,
            [
                .. Sales.OffersOf(turn, plan).Select(offer => (IReadOnlyList<Choice>)[ChoosePeriod.Button(
                    turn.Voice.Text(
                        offer.Period == Period.Month
                            ? "orders.monthly"
                            : "orders.yearly", ("price", terms?.Discount.Of(offer.Price) ?? offer.Price)),
                    plan.Id,
                    offer.Period)]),
                .. terms is null ? EnterCode.Row(turn, turn.Voice, plan.Id) : [],
                [ShowPlans.Button(turn.Voice.Text("plans.others"))],
            ]));
        return true;
    }

    /// <summary>Who holds the plan is told so instead of being sold it twice; who owes for it may pay what is
    /// open.</summary>
    private static bool ShowHeld(Turn turn, Plan plan)
    {
        if (Banning.IsBanned(turn.Tx, turn.Member.Id))
        {
            turn.Voice.Say(new Screen(
                turn.Voice.Text("bans.noBuying"), [WriteToTeam.Button(turn.Voice)]));
            return true;
        }

        if (DisputeScreens.StillPaused(turn, turn.Member.Id) is { } paused)
        {
            turn.Voice.Say(paused);
            return true;
        }

        var isOnItsWay = turn.Tx.Find(Orders.Order.ByMember, turn.Member.Key)
            .Any(order => order.Plan == plan.Id && order.State == OrderState.Processing);
        if (isOnItsWay)
        {
            turn.Voice.Say("orders.processing", ("plan", plan.Title));
            return true;
        }

        var subscriptions = turn.Tx
            .Find(Subscription.ByMember, turn.Member.Key)
            .Where(held => held.Plan == plan.Id);
        foreach (var held in subscriptions)
        {
            if (held is { Trouble.PayUrl: { } url, HasEndedAtStripe: false })
            {
                turn.Voice.Say(new Screen(
                    turn.Voice.Text("orders.owes", ("plan", plan.Title)),
                    [new Choice.Link(turn.Voice.Text("subscriptions.payInvoice"), url)],
                    [ShowPlans.Button(turn.Voice.Text("plans.others"))]));
                return true;
            }

            // Bought anew it would be charged twice.
            if (!held.GivesAccess && MoneyBack.RenewsAt(turn, held) is { } renewsAt
                && held.NextPayment is not null)
            {
                turn.Voice.Say(MoneyBackNotices.Over(turn, turn.Voice, held, renewsAt));
                return true;
            }

            // What the team has given may be paid for before it ends.
            if (held is { GivesAccess: true, IsGiven: false } && !held.IsOver(turn.Now))
            {
                turn.Voice.Say(new Screen(
                    turn.Voice.Text("orders.held", ("plan", plan.Title), ("until", held.PaidThrough!)),
                    [ShowStatus.Button(turn)],
                    [ShowPlans.Button(turn.Voice.Text("plans.others"))]));
                return true;
            }
        }

        return false;
    }

    private static string NameOf(Turn turn, Period period) =>
        turn.Voice.Text(period == Period.Month ? "orders.month" : "orders.year");

    private static bool Means(string text, string name) =>
        text.Equals(name, StringComparison.OrdinalIgnoreCase);
}
