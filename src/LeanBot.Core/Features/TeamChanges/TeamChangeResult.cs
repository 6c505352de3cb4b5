using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.TeamChanges;

public sealed class TeamChangeResult : ResultRule<TeamChange, StripeSubscription>
{
    /// <summary>The member hears of what was done with what is theirs.</summary>
    protected override void Done(Turn turn, OutboxRow row, TeamChange request, StripeSubscription result)
    {
        Telling.NoteState(turn, request.Account, result);
        var known = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        switch (request.Change)
        {
            case TeamChangeKind.EndNow: EndNow(turn, request, known); break;
            case TeamChangeKind.FreeDays: Extend(turn, request, known, result); break;
            case TeamChangeKind.EndAtPeriodEnd:
                TellBoth(
                    turn, request, known, "teamChanges.toldEnd", "teamChanges.endsLater",
                    known.CancelAt ?? known.PaidThrough);
                break;
            case TeamChangeKind.GoOn:
                TellBoth(
                    turn, request, known, "teamChanges.toldGoesOn", "teamChanges.goesOn", known.PaidThrough);
                break;
        }
    }

    protected override void Failed(Turn turn, OutboxRow row, TeamChange request, Failure failure)
    {
        var known = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        FetchSubscription.Once(turn, known, FetchPurpose.Refresh);
        TeamOutcome.TellFailed(turn, request.Admin, request.Screen, known, failure);
    }

    private static void EndNow(Turn turn, TeamChange request, Subscription known)
    {
        if (known.PaidThrough is not null)
            known = Ledger.Put(turn, known.CutShort(turn.Now, turn.Now));
        RemovalGuard.Release(turn, known.Key);
        var member = KnownMembers.Of(turn, known.Member);
        Doors.Reconcile(turn, member);
        if (!request.IsForBan)
            turn.To(member).Say("teamChanges.toldEnded", ("plan", Held.TitleOf(turn, known)));
        TellAdmin(turn, request, known, "teamChanges.ended");
    }

    private static void Extend(
        Turn turn, TeamChange request, Subscription known, StripeSubscription result)
    {
        var end = result.PeriodEnd ?? request.Until!.Value;
        if (end > known.PaidThrough)
        {
            known = Ledger.Put(turn, known.Given(end) with { IsTrialEndTold = false });
            Diaries.Note(
                turn, DiaryKind.GivenTime, known.Member, Held.TitleOf(turn, known), until: end,
                by: request.Admin);
        }

        var voice = turn.To(KnownMembers.Of(turn, known.Member));
        voice.Say(new Screen(
            voice.Text(
                "teamChanges.toldFree",
                ("plan", Held.TitleOf(turn, known)), ("until", end),
                ("price", known.NextPayment?.ToString() ?? "—")),
            [ShowStatus.Button(voice)]));
        TellAdmin(turn, request, known, "teamChanges.extended", until: end);
    }

    private static void TellBoth(
        Turn turn, TeamChange request, Subscription known, string toMember, string toAdmin,
        DateTimeOffset? until)
    {
        var voice = turn.To(KnownMembers.Of(turn, known.Member));
        voice.Say(new Screen(
            voice.Text(toMember, ("plan", Held.TitleOf(turn, known)), ("until", until ?? turn.Now)),
            [ShowStatus.Button(voice)]));
        TellAdmin(turn, request, known, toAdmin, until: until);
    }

    private static void TellAdmin(
        Turn turn, TeamChange request, Subscription known, string text, DateTimeOffset? until = null) =>
        TeamOutcome.Tell(
            turn, request.Admin, request.Screen, known, text, _ => [("until", until ?? turn.Now)]);
}
