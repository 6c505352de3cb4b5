using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Gifts;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.TeamChanges;

/// <summary>Ends what a member holds, now or later, or lets it go on.</summary>
internal static class Revoking
{
    /// <summary>What can be done about a subscription as it is.</summary>
    public static IEnumerable<TeamChangeKind> For(Turn turn, Subscription held)
    {
        if (held.IsGiven)
        {
            if (held.GivesAccess) yield return TeamChangeKind.EndNow;
            yield break;
        }

        if (held.IsResumable(turn.Now)) yield return TeamChangeKind.GoOn;
        if (held is { GivesAccess: true, Renews: true, CancelAt: null })
            yield return TeamChangeKind.EndAtPeriodEnd;
        if (!held.HasEndedAtStripe || held.GivesAccess) yield return TeamChangeKind.EndNow;
    }

    /// <summary>What was shown, in few words: where they are others now, something has changed.</summary>
    public static string Fingerprint(Subscription held) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{held.State}/{held.PaidThrough?.UtcTicks}/{held.CancelAt?.UtcTicks}/{held.Plan}");

    public static void Do(Turn turn, Subscription held, TeamChangeKind change)
    {
        Audits.Note(
            turn, KindOf(change), about: Held.TitleOf(turn, held),
            before: held.PaidThrough is { } until ? Audits.Moment(until) : null, member: held.Member);
        if (held.IsGiven)
        {
            Giving.End(turn, held);
            turn.Voice.Say(new Screen(
                turn.Voice.Text(
                    "teamChanges.ended",
                    ("plan", Held.TitleOf(turn, held)), ("name", KnownMembers.Of(turn, held.Member).Name)),
                [
                    ShelfScreen.Back(turn.Voice, MemberShelf.Access, held.Member),
                    OpenMenu.Button(turn.Voice),
                ]));
            return;
        }

        Send(turn, held, change);
    }

    /// <param name="until">When free days end, UTC.</param>
    /// <exception cref="Refused">Something else is being done with it.</exception>
    public static void Send(
        Turn turn, Subscription held, TeamChangeKind change, DateTimeOffset? until = null)
    {
        if (SubscriptionChange.IsUnderWay(turn, held))
            throw new Refused("cancellations.busy", ("plan", Held.TitleOf(turn, held)));
        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text("teamChanges.underWay")));
        turn.Send(
            new TeamChange(held.Account, held.StripeId, change, turn.Speaker.Id, shown, until),
            expiresAt: turn.Now + SubscriptionChange.WorthDoingFor);
    }

    private static AuditKind KindOf(TeamChangeKind change) => change switch
    {
        TeamChangeKind.EndNow => AuditKind.RevokedNow,
        TeamChangeKind.GoOn => AuditKind.RevokeTakenBack,
        _ => AuditKind.RevokedAtEnd,
    };
}
