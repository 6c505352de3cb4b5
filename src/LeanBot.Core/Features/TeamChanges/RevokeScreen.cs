using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.TeamChanges;

/// <summary>Sure that it is to end, or to go on?</summary>
public sealed class RevokeScreen : AdminScreen
{
    public const string Wire = "teamChanges.revoke";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.TakeAccess;

    public override bool Changes => false;

    public static Choice Button(Turn turn, Subscription held, TeamChangeKind change) => OpenScreen.Button(
        turn.Voice.Text(
            change switch
            {
                TeamChangeKind.EndNow => "teamChanges.endNow",
                TeamChangeKind.GoOn => "teamChanges.goOn",
                _ => "teamChanges.endLater",
            },
            ("plan", Held.TitleOf(turn, held))),
        Wire, $"{held.Key} {change}");

    /// <param name="argument">The subscription, and what is to be done.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var change = Enum.Parse<TeamChangeKind>(words[1]);
        if (turn.Tx.Get<Subscription>(words[0]) is not { } held || !Revoking.For(turn, held).Contains(change))
            throw new Refused("engine.staleButtonAdmin");
        var text = (change, held.IsGiven) switch
        {
            (TeamChangeKind.EndNow, true) => "teamChanges.sureEndGiven",
            (TeamChangeKind.EndNow, _) => "teamChanges.sureEndNow",
            (TeamChangeKind.GoOn, _) => "teamChanges.sureGoOn",
            _ => "teamChanges.sureEndLater",
        };
        return new Screen(
            turn.Voice.Text(
                text,
                ("plan", Held.TitleOf(turn, held)), ("name", KnownMembers.Of(turn, held.Member).Name),
                ("until", held.PaidThrough ?? turn.Now)),
            [RevokeSurely.Button(turn.Voice, held, change)]);
    }

    protected override Choice? Back(Turn turn, string argument) =>
        turn.Tx.Get<Subscription>(argument.Split(' ')[0]) is { } held
            ? ShelfScreen.Back(turn.Voice, MemberShelf.Access, held.Member)
            : null;
}
