using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Removals;

/// <summary>Looks through everybody who is inside, and shows who has no right to be. Nobody is let
/// out.</summary>
public sealed class MakeKickPlan : AdminButton
{
    private const string Wire = "removals.plan.make";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RemoveMany;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("removals.makePlan"));

    public override void Press(Turn turn, string argument)
    {
        var plan = KickPlans.Make(turn);
        turn.Voice.Say(turn.Router.Screen(KickPlanScreen.Wire)!.Of(turn, $"{plan.Id} 0"));
    }
}
