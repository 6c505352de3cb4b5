using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>A button that names a subscription and what it is to be changed to.</summary>
public abstract class TargetButton : MemberButton
{
    protected static Choice Make(string route, string label, Subscription held, ChangeTarget target) =>
        Make(route, label, $"{held.Key}{TargetText.Separator}{TargetText.Of(target)}");

    protected abstract void Press(Turn turn, string key, ChangeTarget target);

    public sealed override void Press(Turn turn, string argument)
    {
        var words = argument.Split(TargetText.Separator, 2);
        Press(turn, words[0], TargetText.Read(words[1]));
    }
}
