using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Pauses;

/// <summary>The admin's yes. It carries what was asked, so that pressed late it does not do the
/// opposite.</summary>
public sealed class PauseSurely : AdminButton
{
    private const string Wire = "pause.surely";
    private const string Pause = "pause";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.TakeAccess;

    public static Choice Button(Turn turn, Subscription held) => Make(
        Wire,
        turn.Voice.Text(held.IsPaused ? "pauses.surelyGoOn" : "pauses.surely"),
        $"{(held.IsPaused ? "goOn" : Pause)}/{held.Key}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split('/', 2);
        if (turn.Tx.Get<Subscription>(words[1]) is not { HasEndedAtStripe: false } held)
            throw new Refused("engine.staleButtonAdmin");
        if (SubscriptionChange.IsUnderWay(turn, held))
            throw new Refused("cancellations.busy", ("plan", Held.TitleOf(turn, held)));
        Audits.Note(
            turn, words[0] == Pause ? AuditKind.Paused : AuditKind.WentOn, about: Held.TitleOf(turn, held),
            member: held.Member);
        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text("pauses.underWay")));
        turn.Send(
            new PauseCollection(held.Account, held.StripeId, words[0] == Pause, turn.Speaker.Id, shown),
            expiresAt: turn.Now + SubscriptionChange.WorthDoingFor);
    }
}
