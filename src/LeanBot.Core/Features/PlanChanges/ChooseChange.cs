using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

public sealed class ChooseChange : MemberButton
{
    private const string Wire = "plan.changeTo";

    public override string Route => Wire;

    public static Choice Button(string label, Subscription held, ChangeTarget target) =>
        Make(Wire, label, $"{held.Key}{TargetText.Separator}{TargetText.Of(target)}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(TargetText.Separator, 2);
        Changing.Show(turn, words[0], TargetText.Read(words[1]));
    }
}
