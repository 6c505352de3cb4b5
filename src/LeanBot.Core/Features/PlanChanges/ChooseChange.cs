using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

public sealed class ChooseChange : TargetButton
{
    private const string Wire = "plan.changeTo";

    public override string Route => Wire;

    public static Choice Button(string label, Subscription held, ChangeTarget target) =>
        Make(Wire, label, held, target);

    protected override void Press(Turn turn, string key, ChangeTarget target) =>
        Changing.Show(turn, key, target);
}
