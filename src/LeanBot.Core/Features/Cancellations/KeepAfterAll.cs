using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

/// <summary>Keeps what the team was asked to cancel by hand; they hear that they must not any more.</summary>
public sealed class KeepAfterAll : MemberButton
{
    private const string Wire = "cancel.keepAfterAll";

    public override string Route => Wire;

    public static Choice Button(Voice voice, Subscription subscription) =>
        Make(Wire, voice.Text("cancellations.keep"), subscription.Key);

    public override void Press(Turn turn, string argument) =>
        CancelFlow.Keep(turn, argument, isTeamAsked: true);
}
