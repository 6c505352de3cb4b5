using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

public sealed class ChooseToCancel : MemberButton
{
    private const string Wire = "cancel";

    public override string Route => Wire;

    public static Choice Button(Turn turn, Subscription subscription) => Make(
        Wire,
        turn.Voice.Text("cancellations.cancel", ("plan", Held.TitleOf(turn, subscription))),
        subscription.Key);

    public override void Press(Turn turn, string argument) => CancelFlow.Choose(turn, argument);
}
