using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>Takes a change back that is to come at the end of the period.</summary>
public sealed class KeepPlanButton : MemberButton
{
    private const string Wire = "plan.keep";

    public override string Route => Wire;

    public static Choice Button(Turn turn, Voice voice, Subscription held) =>
        Make(Wire, voice.Text("planChanges.keep", ("plan", Held.TitleOf(turn, held))), held.Key);

    public override void Press(Turn turn, string argument) => Changing.Keep(turn, argument);
}
