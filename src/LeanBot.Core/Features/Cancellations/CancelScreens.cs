using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

/// <summary>What a member sees on the way to a cancellation, and after it.</summary>
internal static class CancelScreens
{
    /// <summary>When access ends if it is cancelled now, UTC.</summary>
    public static DateTimeOffset EndOf(Turn turn, Subscription subscription) => Steps.EndOf(
        subscription with { HasEndedAtStripe = true }, subscription.PaidThrough!.Value, turn.Config);

    public static Screen Which(Turn turn, IEnumerable<Subscription> renewing) => new(
        turn.Voice.Text("cancellations.which"),
        [
            .. renewing.Select(
                held => (IReadOnlyList<Choice>)[ChooseToCancel.Button(turn, held)]),
            [KeepIt.Button(turn.Voice)],
        ]);

    public static Screen Why(Turn turn, Subscription subscription) => new(
        turn.Voice.Text(
            Owes(turn, subscription) ? "cancellations.owing" : "cancellations.paid",
            ("plan", Held.TitleOf(turn, subscription)),
            ("until", subscription.PaidThrough!))
            + "\n\n" + turn.Voice.Text("cancellations.why"),
        [
            .. Enum.GetValues<CancelReason>().Select(
                reason => (IReadOnlyList<Choice>)[GiveReason.Button(turn, subscription, reason)]),
            [GiveReason.Button(turn, subscription, null)],
            [KeepIt.Button(turn.Voice, subscription)],
        ]);

    public static Screen Sure(Turn turn, Subscription subscription, Farewell farewell)
    {
        var until = EndOf(turn, subscription);
        var key = (Owes(turn, subscription), HasAccess: until > turn.Now) switch
        {
            (false, _) => "cancellations.sure",
            (true, true) => "cancellations.sureOwing",
            (true, false) => "cancellations.sureOver",
        };
        return new Screen(
            turn.Voice.Text(key, ("plan", Held.TitleOf(turn, subscription)), ("until", until)),
            [CancelSurely.Button(
                turn.Voice.Text("cancellations.surely", ("plan", Held.TitleOf(turn, subscription))),
                subscription, farewell, until)],
            [KeepIt.Button(turn.Voice, subscription)]);
    }

    public static Screen AllKept(Turn turn) => new(
        turn.Voice.Text("cancellations.allKept"), [ShowStatus.Button(turn)]);

    /// <summary>What is kept unpaid does not just go on.</summary>
    public static Screen Kept(Turn turn, Subscription subscription)
    {
        var plan = Held.TitleOf(turn, subscription);
        return subscription.Trouble is { PayUrl: { } url }
            ? new Screen(
                turn.Voice.Text("cancellations.keptOwing", ("plan", plan)),
                [new Choice.Link(turn.Voice.Text("subscriptions.payInvoice"), url)],
                [ShowStatus.Button(turn)])
            : new Screen(turn.Voice.Text("cancellations.kept", ("plan", plan)), [ShowStatus.Button(turn)]);
    }

    /// <summary>Nothing of theirs will be charged again; what has an end can be resumed until then.</summary>
    public static Screen Nothing(Turn turn, IReadOnlyCollection<Subscription> own)
    {
        var ending = own.Where(held => held.GivesAccess && !held.IsCancelable).ToArray();
        if (ending.Length > 0)
        {
            return new Screen(
                string.Join("\n\n", ending.Select(held => AlreadyText(turn, held))),
                [
                    .. ResumeIt.Buttons(turn, turn.Voice, ending),
                    [ShowStatus.Button(turn)],
                ]);
        }

        var onItsWay = turn.Tx.Find(Order.ByMember, turn.Member.Key)
            .FirstOrDefault(order => order.State == OrderState.Processing);
        return onItsWay is null
            ? new Screen(
                turn.Voice.Text("cancellations.none"), [ShowPlans.Button(turn.Voice.Text("plans.show"))])
            : new Screen(turn.Voice.Text(
                "cancellations.onItsWay", ("plan", Checkout.TitleOf(turn, onItsWay))));
    }

    /// <summary>It ends with its period.</summary>
    /// <param name="isLater">Where it was renewed before the cancellation got through.</param>
    public static Screen Done(
        Turn turn, Voice voice, Subscription subscription, DateTimeOffset until, bool isLater) => new(
        voice.Text(
            isLater ? "cancellations.doneRenewed" : "cancellations.done",
            ("plan", Held.TitleOf(turn, subscription)), ("until", until)),
        [ResumeIt.Button(turn, voice, subscription)],
        [ShowStatus.Button(voice)]);

    /// <summary>It has ended at Stripe: what was open is withdrawn.</summary>
    public static Screen Ended(Turn turn, Voice voice, Subscription subscription)
    {
        var until = EndOf(turn, subscription);
        return new Screen(
            voice.Text(
                until > turn.Now ? "cancellations.ended" : "cancellations.endedNow",
                ("plan", Held.TitleOf(turn, subscription)), ("until", until)),
            [ShowStatus.Button(voice)]);
    }

    /// <summary>What was decided need not be decided again.</summary>
    /// <param name="isDown">Stripe does not answer; otherwise it refuses, and the team is asked.</param>
    public static Screen TryAgain(
        Turn turn, Voice voice, Subscription subscription, CancelSubscription request, bool isDown) => new(
        voice.Text(
            isDown ? "cancellations.failed" : "cancellations.refused",
            ("plan", Held.TitleOf(turn, subscription))),
        [CancelSurely.Button(
            voice.Text("orders.tryAgain"), subscription, request.Farewell, request.Until)],
        [isDown ? KeepIt.Button(voice, subscription) : KeepAfterAll.Button(voice, subscription)]);

    /// <summary>Speaks in the message that shows how a change goes.</summary>
    public static Voice Speak(Turn turn, Subscription subscription, SubscriptionChange change)
    {
        var voice = turn.To(KnownMembers.Of(turn, subscription.Member));
        // What the team wants stands in no message of the member's.
        return change.Screen == new MessageRef() ? voice : voice.Editing(change.Screen);
    }

    private static string AlreadyText(Turn turn, Subscription held) => turn.Voice.Text(
        "cancellations.already", ("plan", Held.TitleOf(turn, held)), ("until", EndOf(turn, held)));

    /// <summary>What was paid for is over: what runs now nobody has paid.</summary>
    private static bool Owes(Turn turn, Subscription subscription) => subscription.PaidThrough <= turn.Now;
}
