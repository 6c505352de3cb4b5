using System.Globalization;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>The yes to a price: it carries the moment that the price was reckoned for, and the
/// price.</summary>
public sealed class ConfirmChange : MemberButton
{
    private const string Wire = "plan.changeNow";

    public override string Route => Wire;

    public static Choice Button(
        string label, Subscription held, ChangeTarget target, DateTimeOffset at, Money due) => Make(
        Wire,
        label,
        string.Join(
            TargetText.Separator,
            held.Key, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            due.MinorUnits.ToString(CultureInfo.InvariantCulture), due.Currency, TargetText.Of(target)));

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(TargetText.Separator, 5);
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(words[1], CultureInfo.InvariantCulture));
        Changing.Confirm(
            turn, words[0], TargetText.Read(words[4]), at, TargetText.MoneyOf(words[2], words[3]));
    }
}
