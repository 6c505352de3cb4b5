using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.TeamChanges;

/// <summary>Sure that a change of plan that is to come is taken back?</summary>
public sealed class TakeBackScreen : AdminScreen
{
    public const string Wire = "teamChanges.takeBack";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.ChangePlan;

    public override bool Changes => false;

    public static Choice Button(Turn turn, Subscription held) => OpenScreen.Button(
        turn.Voice.Text("teamChanges.takeBack", ("plan", Held.TitleOf(turn, held))), Wire, held.Key);

    /// <param name="argument">The subscription.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        if (turn.Tx.Get<Subscription>(argument) is not { Planned: { } planned } held)
            throw new Refused("engine.staleButtonAdmin");
        return new Screen(
            turn.Voice.Text(
                "teamChanges.sureTakeBack",
                ("name", KnownMembers.Of(turn, held.Member).Name), ("plan", Held.TitleOf(turn, held)),
                ("target", MovePlanScreen.LabelOf(turn.Voice, planned.Target)), ("date", planned.At)),
            [TakeBackSurely.Button(turn.Voice, held, planned)]);
    }

    protected override Choice? Back(Turn turn, string argument) =>
        turn.Tx.Get<Subscription>(argument) is { } held
            ? ShelfScreen.Back(turn.Voice, MemberShelf.Access, held.Member)
            : null;
}
