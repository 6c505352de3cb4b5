using System.Globalization;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

/// <summary>The last yes. It stands for what was shown above it, so it carries the end that was named
/// there.</summary>
public sealed class CancelSurely : MemberButton
{
    private const string Wire = "cancel.surely";
    private const char Separator = '/';

    public override string Route => Wire;

    public static Choice Button(
        string label, Subscription subscription, Farewell farewell, DateTimeOffset until) => Make(
        Wire,
        label,
        string.Join(
            Separator,
            until.UtcTicks.ToString(CultureInfo.InvariantCulture), subscription.Key, farewell.Reason,
            farewell.Comment));

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(Separator, 4);
        var until = new DateTimeOffset(long.Parse(words[0], CultureInfo.InvariantCulture), TimeSpan.Zero);
        var reason = Enum.TryParse<CancelReason>(words[2], out var given) ? given : (CancelReason?)null;
        var farewell = new Farewell(reason, words[3].Length > 0 ? words[3] : null);
        CancelFlow.Confirm(turn, words[1], farewell, until);
    }
}
