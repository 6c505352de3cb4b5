using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Gifts;

/// <summary><c>/activate 5000000001 30 gold</c>: the same confirmation as by the screens.</summary>
public sealed class ActivateCommand : AdminCommand
{
    public override string Name => "activate";

    public override AdminRights Right => AdminRights.GiveAccess;

    public override void Run(Turn turn, string args)
    {
        var words = args.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2) throw new Refused("gifts.usage", ("plan", DefaultPlan(turn).Id));
        var member = UserRef.Find(turn, words[0]);
        var plan = words.Length < 3 ? DefaultPlan(turn) : PlanOf(turn, words[2]);
        turn.Voice.Say(turn.Router.Screen(GiveScreen.Wire)!.Of(turn, $"{member.Id} {plan.Id} {words[1]}"));
    }

    /// <summary>What the config says, else the first that is sold.</summary>
    private static Plan DefaultPlan(Turn turn)
    {
        var plans = turn.Config.PlansForSale.ToArray();
        return plans.FirstOrDefault(plan => plan.Id.Value == turn.Config.Settings.DefaultPlan)
            ?? plans.FirstOrDefault()
            ?? throw new Refused("plans.none");
    }

    private static Plan PlanOf(Turn turn, string typed) => turn.Config.Plans.FirstOrDefault(plan =>
            typed.Equals(plan.Id.Value, StringComparison.OrdinalIgnoreCase)
            || typed.Equals(plan.Title, StringComparison.OrdinalIgnoreCase))
        ?? throw new Refused(
            "gifts.noPlan", ("typed", typed),
            ("plans", string.Join(", ", turn.Config.Plans.Select(plan => plan.Id.Value))));
}
