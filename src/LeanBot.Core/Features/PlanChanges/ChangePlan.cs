using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

public sealed class ChangePlan : MemberButton
{
    private const string Wire = "plan.change";

    public override string Route => Wire;

    public static Choice Button(Turn turn, Subscription held) => Make(
        Wire, turn.Voice.Text("planChanges.change", ("plan", Held.TitleOf(turn, held))), held.Key);

    public override void Press(Turn turn, string argument) => Changing.Choose(turn, argument);
}
