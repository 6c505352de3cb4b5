using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

/// <summary>Which one -> Why -> Sure -> it is cancelled. Buttons do all of it; the reason may be written.
/// </summary>
public sealed class CancelFlow : MemberFlow<CancelFlow.State>
{
    public abstract record State : FlowState
    {
        [Wire("cancel.why")]
        public sealed record Why(SubscriptionId Subscription) : State;

        [Wire("cancel.sure")]
        public sealed record Sure(SubscriptionId Subscription) : State;
    }

    public static void Start(Turn turn)
    {
        var own = turn.Tx.Find(Subscription.ByMember, turn.Member.Key).ToArray();
        var renewing = own.Where(held => held.IsCancelable).ToArray();
        if (renewing.Length == 1) AskWhy(turn, renewing[0]);
        else turn.Voice.Say(renewing.Length > 1
            ? CancelScreens.Which(turn, renewing)
            : CancelScreens.Nothing(turn, own));
    }

    public static void Choose(Turn turn, string key)
    {
        if (Cancelable(turn, key) is { } subscription) AskWhy(turn, subscription);
    }

    public static void AskSurely(Turn turn, string key, Farewell farewell)
    {
        if (Cancelable(turn, key) is not { } subscription) return;
        turn.Voice.Say(CancelScreens.Sure(turn, subscription, farewell));
        turn.Begin(new State.Sure(subscription.Id));
    }

    /// <param name="until">What was named as the end; where that is another by now, it is asked
    /// again.</param>
    public static void Confirm(Turn turn, string key, Farewell farewell, DateTimeOffset until)
    {
        if (Cancelable(turn, key) is not { } subscription) return;
        if (CancelScreens.EndOf(turn, subscription) != until)
        {
            AskSurely(turn, key, farewell);
            return;
        }

        turn.End();
        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text(
            "cancellations.underWay", ("plan", Held.TitleOf(turn, subscription)))));
        turn.Send(
            new CancelSubscription(subscription.Account, subscription.StripeId, shown, farewell, until),
            expiresAt: turn.Now + SubscriptionChange.WorthDoingFor);
    }

    public static void KeepAll(Turn turn)
    {
        turn.End();
        turn.Voice.Say(CancelScreens.AllKept(turn));
    }

    /// <param name="isTeamAsked">The team was asked to cancel it by hand, and need not any more.</param>
    public static void Keep(Turn turn, string key, bool isTeamAsked = false)
    {
        // It may have been cancelled meanwhile: by another button, or at Stripe itself.
        if (Cancelable(turn, key) is not { } subscription) return;
        turn.End();
        turn.Voice.Say(CancelScreens.Kept(turn, subscription));
        if (isTeamAsked) CancelNotices.TellKept(turn, subscription);
    }

    protected override State? Next(State state, Turn turn, string text) => state switch
    {
        State.Why why => OnWords(turn, why, text),
        State.Sure => throw new Refused("cancellations.press"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static State.Sure? OnWords(Turn turn, State.Why why, string text)
    {
        if (text.Length == 0) throw new Refused("cancellations.writeOrPress");
        if (Cancelable(turn, why.Subscription.Value) is not { } subscription) return null;
        turn.Voice.Say(CancelScreens.Sure(turn, subscription, Farewell.InWords(text)));
        return new State.Sure(subscription.Id);
    }

    private static void AskWhy(Turn turn, Subscription subscription)
    {
        if (SubscriptionChange.IsUnderWay(turn, subscription))
            throw new Refused("cancellations.busy", ("plan", Held.TitleOf(turn, subscription)));
        turn.Voice.Say(CancelScreens.Why(turn, subscription));
        turn.Begin(new State.Why(subscription.Id));
    }

    /// <summary>The subscription where it can be cancelled still; where not, says how it stands.</summary>
    /// <exception cref="Refused">Something else is being done with it.</exception>
    private static Subscription? Cancelable(Turn turn, string key)
    {
        if (turn.Tx.Get<Subscription>(key) is not { } known) throw new Refused("engine.staleButton");
        if (SubscriptionChange.IsUnderWay(turn, known))
            throw new Refused("cancellations.busy", ("plan", Held.TitleOf(turn, known)));
        if (known.IsCancelable) return known;
        turn.End();
        turn.Voice.Say(CancelScreens.Nothing(turn, [known]));
        return null;
    }
}
