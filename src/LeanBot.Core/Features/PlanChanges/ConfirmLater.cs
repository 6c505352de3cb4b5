using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

public sealed class ConfirmLater : TargetButton
{
    private const string Wire = "plan.changeLater";

    public override string Route => Wire;

    public static Choice Button(string label, Subscription held, ChangeTarget target) =>
        Make(Wire, label, held, target);

    protected override void Press(Turn turn, string key, ChangeTarget target) =>
        Changing.ConfirmLater(turn, key, target);
}
