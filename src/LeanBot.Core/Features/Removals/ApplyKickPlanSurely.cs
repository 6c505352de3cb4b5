using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;

namespace LeanBot.Core.Features.Removals;

/// <summary>Lets out whom a kick plan names, once it is approved where it is many.</summary>
public sealed class ApplyKickPlanSurely : AdminButton
{
    private const string Wire = "removals.plan.applySurely";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RemoveMany;

    public static Choice Button(Voice voice, KickPlan plan, int count) =>
        Make(Wire, voice.Text("removals.confirm", ("count", count)), plan.Id);

    public override void Press(Turn turn, string argument)
    {
        RemovalGuard.RefuseWhileObserving(turn);
        var plan = KickPlans.Find(turn, argument);
        if (plan.AppliedAt is not null) throw new Refused("removals.planApplied");
        Approving.Ask<LetPlanOut>(
            turn, new LetPlanOut.What(plan.Id, plan.CountFor(turn.Config), plan.Total));
    }
}
