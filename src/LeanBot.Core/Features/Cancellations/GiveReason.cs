using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

public sealed class GiveReason : MemberButton
{
    private const string Wire = "cancel.reason";
    private const char Separator = '/';

    public override string Route => Wire;

    /// <param name="reason">Null for who would rather not say.</param>
    public static Choice Button(Turn turn, Subscription subscription, CancelReason? reason) => Make(
        Wire,
        turn.Voice.Text(reason is { } given ? Farewell.KeyOf(given) : "cancellations.skip"),
        $"{reason}{Separator}{subscription.Key}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(Separator, 2);
        var reason = Enum.TryParse<CancelReason>(words[0], out var given) ? given : (CancelReason?)null;
        CancelFlow.AskSurely(turn, words[1], new Farewell(reason));
    }
}
