using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;

namespace LeanBot.Core.Features.Removals;

/// <summary>Invites back whoever a run has let out, with an apology and some days.</summary>
public sealed class UndoKickPlanSurely : AdminButton
{
    private const string Wire = "removals.plan.undoSurely";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RemoveMany;

    public static Choice Button(Voice voice, KickPlan plan) =>
        Make(Wire, voice.Text("removals.undoYes"), plan.Id);

    public override void Press(Turn turn, string argument)
    {
        var plan = KickPlans.Find(turn, argument);
        if (plan.UndoneAt is not null) throw new Refused("removals.planUndone");
        Approving.Ask<InviteBack>(turn, new InviteBack.What(plan.Id, plan.Taken));
    }
}
