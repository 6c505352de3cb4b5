using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.TeamChanges;

/// <summary>Another plan for a member, when what is paid ends: which -> sure? At once it would charge their
/// card, which only they may say yes to.</summary>
public sealed class MovePlanScreen : AdminScreen
{
    public const string Wire = "teamChanges.plan";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.ChangePlan;

    public override bool Changes => false;

    public static Choice Button(Turn turn, Subscription held) => OpenScreen.Button(
        turn.Voice.Text("teamChanges.changePlan", ("plan", Held.TitleOf(turn, held))), Wire, held.Key);

    /// <param name="argument">The subscription, and the target where it is chosen.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ', 2);
        if (turn.Tx.Get<Subscription>(words[0]) is not { } held || !Changing.IsOpen(turn, held))
            throw new Refused("engine.staleButtonAdmin");
        var name = KnownMembers.Of(turn, held.Member).Name;
        if (words.Length < 2)
        {
            return new Screen(
                turn.Voice.Text(
                    "teamChanges.whichPlan", ("name", name), ("plan", Held.TitleOf(turn, held)),
                    ("date", held.PaidThrough!)),
                [
                    .. PlanOffers.For(held, turn.Config).Select(IReadOnlyList<Choice> (target) =>
                        [OpenScreen.Button(
                            LabelOf(turn.Voice, target), this, $"{held.Key} {TargetText.Of(target)}")]),
                ]);
        }

        var target = TargetText.Read(words[1]);
        return new Screen(
            turn.Voice.Text(
                "teamChanges.surePlan",
                ("name", name), ("plan", Held.TitleOf(turn, held)), ("target", LabelOf(turn.Voice, target)),
                ("date", held.PaidThrough!)),
            [MovePlanSurely.Button(turn.Voice, held, target)]);
    }

    protected override Choice? Back(Turn turn, string argument)
    {
        var words = argument.Split(' ', 2);
        if (words.Length > 1) return OpenScreen.Back(turn.Voice, Wire, words[0]);
        return turn.Tx.Get<Subscription>(words[0]) is { } held
            ? ShelfScreen.Back(turn.Voice, MemberShelf.Access, held.Member)
            : null;
    }

    /// <summary>A yearly plan is another one than the monthly of the same name.</summary>
    internal static string LabelOf(Voice voice, ChangeTarget target) => voice.Text(
        "teamChanges.target",
        ("plan", new Html(target.PlanTitle)),
        ("price", new Html(ChangeScreens.PriceText(voice, target))));
}
