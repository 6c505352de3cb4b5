using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>The steps of a change: which plan -> what it costs -> yes. Each button stands for what was shown
/// above it, and is looked at anew when it is pressed.</summary>
internal static class Changing
{
    /// <summary>A preview counts for so long; then it is reckoned anew.</summary>
    private static readonly TimeSpan PreviewCountsFor = TimeSpan.FromMinutes(30);

    /// <summary>Whether there is something to change: it runs, is paid or free, and goes on.</summary>
    public static bool IsOpen(Turn turn, Subscription held) =>
        held.State is SubscriptionState.Active or SubscriptionState.Trialing
        && held is { Trouble: null, CancelAt: null }
        && held is { Planned: null, IsPaused: false }
        && held.PaidThrough > turn.Now
        && PlanOffers.For(held, turn.Config).Any();

    public static void Choose(Turn turn, string key) =>
        turn.Voice.Say(ChangeScreens.Which(turn, Open(turn, key)));

    public static void Show(Turn turn, string key, ChangeTarget target)
    {
        var held = Open(turn, key);
        CheckOffer(turn, held, target);
        if (held.State == SubscriptionState.Trialing)
            turn.Voice.Say(ChangeScreens.SureTrial(turn, held, target, Second(turn.Now)));
        else if (PlanOffers.IsAtOnce(held, target, turn.Config)) Preview(turn, held, target);
        else turn.Voice.Say(ChangeScreens.SureLater(turn, held, target));
    }

    public static void Preview(Turn turn, Subscription held, ChangeTarget target)
    {
        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text("planChanges.reckoning")));
        Send(turn, new PreviewChange(held.Account, held.StripeId, target, Second(turn.Now), shown));
    }

    /// <param name="prorationDate">The moment that the price was reckoned for, UTC.</param>
    public static void Confirm(
        Turn turn, string key, ChangeTarget target, DateTimeOffset prorationDate, Money price)
    {
        var held = Open(turn, key);
        CheckOffer(turn, held, target);
        if (prorationDate + PreviewCountsFor < turn.Now)
        {
            Show(turn, key, target);
            return;
        }

        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text(
            "planChanges.underWay", ("plan", target.PlanTitle))));
        Send(turn, new ChangeNow(
            held.Account, held.StripeId, held.Plan, target, prorationDate, price, shown));
    }

    public static void ConfirmLater(Turn turn, string key, ChangeTarget target)
    {
        var held = Open(turn, key);
        CheckOffer(turn, held, target);
        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text(
            "planChanges.underWay", ("plan", target.PlanTitle))));
        Send(turn, new ChangeLater(held.Account, held.StripeId, target, shown));
    }

    public static void Keep(Turn turn, string key)
    {
        var held = Known(turn, key);
        if (held.Planned is not { } planned)
        {
            turn.Voice.Say(ChangeScreens.Kept(turn, turn.Voice, held));
            return;
        }

        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text("planChanges.keeping")));
        Send(turn, new KeepPlan(held.Account, held.StripeId, planned.ScheduleId, shown));
    }

    private static void Send(Turn turn, SubscriptionChange change) =>
        turn.Send(change, expiresAt: turn.Now + SubscriptionChange.WorthDoingFor);

    /// <exception cref="Refused">It can't be changed just now.</exception>
    private static Subscription Open(Turn turn, string key)
    {
        var held = Known(turn, key);
        return IsOpen(turn, held)
            ? held
            : throw new Refused("planChanges.notNow", ("plan", Held.TitleOf(turn, held)));
    }

    private static Subscription Known(Turn turn, string key)
    {
        if (turn.Tx.Get<Subscription>(key) is not { } held) throw new Refused("engine.staleButton");
        return SubscriptionChange.IsUnderWay(turn, held)
            ? throw new Refused("cancellations.busy", ("plan", Held.TitleOf(turn, held)))
            : held;
    }

    /// <exception cref="Refused">Its account does not sell it any more, or at another price.</exception>
    private static void CheckOffer(Turn turn, Subscription held, ChangeTarget target)
    {
        var isSold = PlanOffers.For(held, turn.Config).Any(offer =>
            (offer.Plan, offer.Period, offer.Price) == (target.Plan, target.Period, target.Price));
        if (!isSold) throw new Refused("orders.notForSale", ("plan", target.PlanTitle));
    }

    /// <summary>Stripe's times are whole seconds.</summary>
    private static DateTimeOffset Second(DateTimeOffset at) =>
        DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
