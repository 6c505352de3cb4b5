using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Notices;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.Support;

namespace LeanBot.Core.Features.Refunds;

/// <summary>What is noted and told when money has gone back, or has come after all.</summary>
internal static class MoneyBackNotices
{
    /// <param name="news">The refunds that are in the books since now, or no longer.</param>
    public static void Note(
        Turn turn, Payment before, Payment after, Subscription held, Subscription changed,
        IReadOnlyList<Refund> news)
    {
        foreach (var refund in news)
        {
            NoteRefund(turn, after, refund, changed);
            TellTeam(turn, after, refund, held, changed);
            TellOfRefund(turn, after, refund, held, changed);
        }

        if (after.Dispute == before.Dispute) return;
        if (KindOf(before.Dispute, after.Dispute) is { } kind)
        {
            Diaries.Note(
                turn, kind, after.Member, Held.TitleOf(turn, changed), after.Amount,
                brought: after.Amount with { MinorUnits = before.Withdrawn - after.Withdrawn });
        }

        TellOfDispute(turn, before, after, held, changed);
    }

    /// <summary>What is said of time that was cut short when it is over, where Stripe charges again
    /// later.</summary>
    public static Screen Over(Turn turn, Voice voice, Subscription expired, DateTimeOffset renewsAt) => new(
        voice.Text(
            "refunds.overUntil", ("plan", Held.TitleOf(turn, expired)), ("price", expired.NextPayment!),
            ("date", renewsAt)),
        [ChooseToCancel.Button(turn, voice, expired)],
        [WriteToTeam.Button(voice)]);

    private static void NoteRefund(Turn turn, Payment payment, Refund refund, Subscription changed) =>
        Diaries.Note(
            turn, refund.IsGivenBack ? DiaryKind.Refunded : DiaryKind.RefundFailed, payment.Member,
            Held.TitleOf(turn, changed), refund.Amount,
            brought: refund.Amount with
            {
                MinorUnits = refund.IsGivenBack ? -refund.Amount.MinorUnits : refund.Amount.MinorUnits,
            });

    /// <summary>Only what a bank has decided, or decides now, is one; an inquiry moves no money.</summary>
    private static DiaryKind? KindOf(DisputeStanding before, DisputeStanding after) => (before, after) switch
    {
        (_, DisputeStanding.Open) => DiaryKind.Disputed,
        (_, DisputeStanding.Lost) => DiaryKind.DisputeLost,
        (DisputeStanding.Open or DisputeStanding.Lost, _) => DiaryKind.DisputeWon,
        _ => null,
    };

    private static void TellTeam(
        Turn turn, Payment payment, Refund refund, Subscription held, Subscription changed) => Notice.Tell(
        turn, NoticeKind.Refund, voice => new Screen(
            voice.Text(
                refund.IsGivenBack ? "refunds.team" : "refunds.teamFailed",
                ("amount", refund.Amount),
                ("price", payment.Amount),
                ("name", KnownMembers.Of(turn, payment.Member).Name),
                ("id", payment.Member),
                ("plan", Held.TitleOf(turn, changed)))
                + "\n" + WhatFollows(voice, held, changed),
            [ShowMember.Button(voice, payment.Member)]));

    private static string WhatFollows(Voice voice, Subscription held, Subscription changed) => changed switch
    {
        { GivesAccess: false } when held.GivesAccess => voice.Text("refunds.accessEnded"),
        { GivesAccess: false } => voice.Text("refunds.noAccess"),
        _ => voice.Text("refunds.accessUntil", ("until", changed.PaidThrough!)),
    };

    private static void TellOfRefund(
        Turn turn, Payment payment, Refund refund, Subscription held, Subscription changed)
    {
        var voice = turn.To(KnownMembers.Of(turn, payment.Member));
        if (!refund.IsGivenBack)
        {
            Say(turn, voice, "refunds.failed", payment, refund.Amount, changed);
        }
        else if (held.GivesAccess && !changed.GivesAccess)
        {
            Say(turn, voice, "refunds.ended", payment, refund.Amount, changed,
                ShowPlans.Button(voice.Text("plans.show")));
        }
        else
        {
            Say(
                turn, voice,
                changed switch
                {
                    { GivesAccess: false } => "refunds.given",
                    _ when changed.PaidThrough < held.PaidThrough => "refunds.shortened",
                    _ => "refunds.kept",
                },
                payment, refund.Amount, changed);
        }
    }

    private static void TellOfDispute(
        Turn turn, Payment before, Payment after, Subscription held, Subscription changed)
    {
        var voice = turn.To(KnownMembers.Of(turn, after.Member));
        if (after.Dispute == DisputeStanding.Open)
        {
            if (held.GivesAccess && !changed.GivesAccess)
                Say(turn, voice, "disputes.paused", after, after.Amount, changed);
        }
        else if (after.Dispute == DisputeStanding.Lost)
        {
            Say(
                turn, voice, changed.GivesAccess ? "disputes.lostKept" : "disputes.lost", after, after.Amount,
                changed, ShowPlans.Button(voice.Text("plans.show")));
        }
        else if (before.Dispute == DisputeStanding.Open && !changed.GivesAccess && !changed.IsDisputed)
        {
            // Where access is back the welcome says so.
            Say(
                turn, voice, "disputes.over", after, after.Amount, changed,
                ShowPlans.Button(voice.Text("plans.show")));
        }
    }

    private static void Say(
        Turn turn, Voice voice, string text, Payment payment, Money amount, Subscription changed,
        params Choice[] more) => voice.Say(new Screen(
            voice.Text(
                text, ("amount", amount), ("plan", Held.TitleOf(turn, changed)),
                ("until", changed.PaidThrough ?? payment.PeriodEnd)) + Renewal(turn, voice, changed),
            [.. more.Select(choice => (IReadOnlyList<Choice>)[choice]), [WriteToTeam.Button(voice)]]));

    /// <summary>Whoever has no access for a while is to know that they are charged again.</summary>
    private static string Renewal(Turn turn, Voice voice, Subscription changed) =>
        MoneyBack.RenewsAt(turn, changed) is { } at && changed.NextPayment is { } price
            ? "\n\n" + voice.Text("refunds.renews", ("date", at), ("price", price))
            : "";
}
