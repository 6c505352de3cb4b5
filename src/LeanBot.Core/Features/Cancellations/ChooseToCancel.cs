using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

public sealed class ChooseToCancel : MemberButton
{
    private const string Wire = "cancel";

    public override string Route => Wire;

    public static Choice Button(Turn turn, Subscription subscription) =>
        Button(turn, turn.Voice, subscription);

    public static Choice Button(Turn turn, Voice voice, Subscription subscription) => Make(
        Wire,
        voice.Text("cancellations.cancel", ("plan", Held.TitleOf(turn, subscription))),
        subscription.Key);

    public override void Press(Turn turn, string argument) => CancelFlow.Choose(turn, argument);
}
