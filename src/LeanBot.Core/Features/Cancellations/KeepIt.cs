using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

public sealed class KeepIt : MemberButton
{
    private const string Wire = "cancel.keep";

    public override string Route => Wire;

    /// <param name="subscription">Null where there are several to choose from.</param>
    public static Choice Button(Voice voice, Subscription? subscription = null) =>
        Make(Wire, voice.Text("cancellations.keep"), subscription?.Key ?? "");

    public override void Press(Turn turn, string argument)
    {
        if (argument.Length == 0) CancelFlow.KeepAll(turn);
        else CancelFlow.Keep(turn, argument);
    }
}
