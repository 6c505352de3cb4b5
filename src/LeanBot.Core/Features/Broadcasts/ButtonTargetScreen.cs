using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Which plan, or which promo code, a button is for.</summary>
public sealed class ButtonTargetScreen : AdminScreen
{
    public const string Wire = "broadcasts.target";

    private const int ShownMax = 20;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public override bool Changes => false;

    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var draft = Drafts.Open(turn, words[0]);
        var type = Enum.Parse<PostButtonKind>(words[1]);
        var targets = type == PostButtonKind.Plan ? Plans(turn) : Promos(turn);
        return new Screen(
            turn.Voice.Text((type, targets.Length) switch
            {
                (PostButtonKind.Plan, 0) => "broadcasts.noPlans",
                (PostButtonKind.Plan, _) => "broadcasts.whichPlan",
                (_, 0) => "broadcasts.noPromos",
                _ => "broadcasts.whichPromo",
            }),
            [
                .. targets.Take(ShownMax).Select(IReadOnlyList<Choice> (target) =>
                    [EditButtons.AddButton(target.Label, draft, type, target.Id)]),
            ]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        Steps.Back(turn.Voice, ButtonsScreen.Wire, argument.Split(' ')[0]);

    private static (string Label, string Id)[] Plans(Turn turn) =>
        [.. turn.Config.PlansForSale.Select(plan => (plan.Title, plan.Id.Value))];

    private static (string Label, string Id)[] Promos(Turn turn)
    {
        var today = Diaries.Today(turn);
        return
        [
            .. turn.Config.Promos.Where(promo => promo.Until is null || promo.Until >= today)
                .Select(promo => (LabelOf(promo), promo.Code)),
        ];
    }

    /// <summary>A code that was given no title has itself for one.</summary>
    private static string LabelOf(Promo promo) =>
        promo.Title == promo.Code ? promo.Code : $"{promo.Code} · {promo.Title}";
}
