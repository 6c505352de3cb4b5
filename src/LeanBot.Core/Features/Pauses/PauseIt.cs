using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Pauses;

/// <summary>Asks an admin whether a subscription is to be paused, or to go on.</summary>
public sealed class PauseIt : AdminButton
{
    private const string Wire = "pause";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.TakeAccess;

    public static Choice Button(Turn turn, Subscription held) => Make(
        Wire,
        turn.Voice.Text(held.IsPaused ? "pauses.goOn" : "pauses.pause", ("plan", Held.TitleOf(turn, held))),
        held.Key);

    public override void Press(Turn turn, string argument)
    {
        if (turn.Tx.Get<Subscription>(argument) is not { } held)
            throw new Refused("engine.staleButtonAdmin");
        var text = held.IsPaused ? "pauses.sureGoOn"
            : turn.Config.Settings.Access.WhilePaused ? "pauses.sureWithAccess" : "pauses.sure";
        turn.Voice.Say(new Screen(
            turn.Voice.Text(
                text,
                ("plan", Held.TitleOf(turn, held)), ("name", KnownMembers.Of(turn, held.Member).Name),
                ("until", held.PaidThrough!)),
            [PauseSurely.Button(turn, held)],
            [ShelfScreen.Back(turn.Voice, MemberShelf.Access, held.Member)]));
    }
}
