using LeanBot.Core.Features.Billing;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>What a member sees on the way to another plan, and after it.</summary>
internal static class ChangeScreens
{
    public static Screen Which(Turn turn, Subscription held) => new(
        turn.Voice.Text(
            held.State == SubscriptionState.Trialing ? "planChanges.whichFree"
                : held.IsPutOff ? "planChanges.whichPutOff" : "planChanges.which",
            ("plan", Held.TitleOf(turn, held)), ("date", held.PaidThrough!)),
        [
            .. PlanOffers.For(held, turn.Config).Select(target => (IReadOnlyList<Choice>)
                [ChooseChange.Button($"{target.PlanTitle} · {PriceText(turn.Voice, target)}", held, target)]),
            [ShowStatus.Button(turn)],
        ]);

    public static Screen SureNow(
        Turn turn, Voice voice, Subscription held, ChangeTarget target, DateTimeOffset at, Money due) => new(
        voice.Text(
            "planChanges.sureNow",
            ("from", Held.TitleOf(turn, held)), ("plan", target.PlanTitle), ("due", due),
            ("price", PriceText(voice, target))),
        [ConfirmChange.Button(voice.Text("planChanges.payNow", ("due", due)), held, target, at, due)],
        [ShowStatus.Button(voice.Text("planChanges.stay"))]);

    public static Screen SureLater(Turn turn, Subscription held, ChangeTarget target) => new(
        turn.Voice.Text(
            "planChanges.sureLater",
            ("from", Held.TitleOf(turn, held)), ("plan", target.PlanTitle),
            ("price", PriceText(turn.Voice, target)), ("date", held.PaidThrough!)),
        [ConfirmLater.Button(turn.Voice.Text("planChanges.changeLater"), held, target)],
        [ShowStatus.Button(turn.Voice.Text("planChanges.stay"))]);

    /// <summary>In free days nothing is charged: they go on, for the other plan.</summary>
    public static Screen SureTrial(
        Turn turn, Subscription held, ChangeTarget target, DateTimeOffset at) => new(
        turn.Voice.Text(
            "planChanges.sureTrial",
            ("from", Held.TitleOf(turn, held)), ("plan", target.PlanTitle),
            ("price", PriceText(turn.Voice, target)), ("date", held.PaidThrough!)),
        [
            ConfirmChange.Button(
                turn.Voice.Text("planChanges.changeNow"), held, target, at,
                target.Price with { MinorUnits = 0 }),
        ],
        [ShowStatus.Button(turn.Voice.Text("planChanges.stay"))]);

    public static Screen DoneInTrial(Voice voice, Subscription held, ChangeTarget target) => new(
        voice.Text("planChanges.trialDone", ("plan", target.PlanTitle), ("date", held.PaidThrough!)),
        [ShowStatus.Button(voice)]);

    public static Screen Done(Voice voice, ChangeTarget target, Money due, bool isPaid) => new(
        voice.Text(
            isPaid ? "planChanges.done" : "planChanges.collecting", ("plan", target.PlanTitle), ("due", due)),
        [ShowStatus.Button(voice)]);

    public static Screen Planned(Turn turn, Voice voice, Subscription held, ChangeTarget target) => new(
        voice.Text(
            "planChanges.planned",
            ("plan", target.PlanTitle), ("price", PriceText(voice, target)), ("date", held.PaidThrough!)),
        [KeepPlanButton.Button(turn, voice, held)],
        [ShowStatus.Button(voice)]);

    public static Screen Kept(Turn turn, Voice voice, Subscription held) => new(
        voice.Text("planChanges.kept", ("plan", Held.TitleOf(turn, held))), [ShowStatus.Button(voice)]);

    /// <summary>Nothing has changed, whatever was asked for.</summary>
    public static Screen NotDone(
        Turn turn, Voice voice, Subscription held, ChangeTarget target, string key) => new(
        voice.Text(key, ("from", Held.TitleOf(turn, held)), ("plan", target.PlanTitle)),
        [ChooseChange.Button(voice.Text("orders.tryAgain"), held, target)],
        [ChangeCard.Button(voice, held)],
        [ShowStatus.Button(voice)]);

    public static string PriceText(Voice voice, ChangeTarget target) =>
        PlanCards.PriceText(voice, target.Period, target.Price);
}
