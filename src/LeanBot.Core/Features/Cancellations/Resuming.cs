using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

/// <summary>Takes a cancellation back. It needs no second question: /cancel undoes it.</summary>
public static class Resuming
{
    public static void Start(Turn turn)
    {
        var own = turn.Tx.Find(Subscription.ByMember, turn.Member.Key).ToArray();
        var ending = own.Where(held => held.IsResumable(turn.Now)).ToArray();
        if (ending.Length == 1) Begin(turn, ending[0].Key);
        else turn.Voice.Say(ending.Length > 1 ? Which(turn, ending) : Nothing(turn, own));
    }

    /// <exception cref="Refused">Something else is being done with it.</exception>
    public static void Begin(Turn turn, string key)
    {
        if (turn.Tx.Get<Subscription>(key) is not { } known) throw new Refused("engine.staleButton");
        var plan = Held.TitleOf(turn, known);
        if (SubscriptionChange.IsUnderWay(turn, known))
            throw new Refused("cancellations.busy", ("plan", plan));
        if (!known.IsResumable(turn.Now))
        {
            turn.Voice.Say(Nothing(turn, [known]));
            return;
        }

        var shown = turn.Voice.SayShown(
            new Screen(turn.Voice.Text("cancellations.resuming", ("plan", plan))));
        turn.Send(
            new ResumeSubscription(known.Account, known.StripeId, shown),
            expiresAt: turn.Now + SubscriptionChange.WorthDoingFor);
    }

    public static Screen Resumed(Turn turn, Voice voice, Subscription subscription) => new(
        subscription is { NextCharge: { } price, PaidThrough: { } date }
            ? voice.Text(
                "cancellations.resumed",
                ("plan", Held.TitleOf(turn, subscription)), ("price", price), ("date", date))
            : voice.Text("cancellations.goesOn", ("plan", Held.TitleOf(turn, subscription))),
        [ShowStatus.Button(voice)]);

    public static Screen TooLate(Turn turn, Voice voice, Subscription subscription) => new(
        voice.Text("cancellations.tooLate", ("plan", Held.TitleOf(turn, subscription))),
        [ShowPlans.Button(voice.Text("plans.show"))]);

    private static Screen Which(Turn turn, IEnumerable<Subscription> ending) => new(
        turn.Voice.Text("cancellations.resumeWhich"),
        [.. ResumeIt.Buttons(turn, turn.Voice, ending), [ShowStatus.Button(turn)]]);

    private static Screen Nothing(Turn turn, IReadOnlyCollection<Subscription> own)
    {
        if (own.FirstOrDefault(held => held.GivesAccess && held.IsCancelable) is { } renewing)
        {
            return new Screen(
                turn.Voice.Text(
                    "cancellations.notCancelled",
                    ("plan", Held.TitleOf(turn, renewing)), ("until", renewing.PaidThrough!)),
                [ShowStatus.Button(turn)]);
        }

        return own.MaxBy(held => held.PaidThrough) is { PaidThrough: not null } ended
            ? TooLate(turn, turn.Voice, ended)
            : new Screen(
                turn.Voice.Text("cancellations.nothingToResume"),
                [ShowPlans.Button(turn.Voice.Text("plans.show"))]);
    }
}
