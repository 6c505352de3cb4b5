using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Notices;
using LeanBot.Core.Features.Overview;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Disputes;

/// <summary>What the team is told of a dispute: when it is opened, before evidence is due, and when it is
/// decided.</summary>
internal static class DisputeNotice
{
    /// <summary>Those that banks give for subscriptions.
    /// https://docs.stripe.com/disputes/categories</summary>
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["credit_not_processed"] = "disputes.creditNotProcessed",
        ["duplicate"] = "disputes.duplicate",
        ["fraudulent"] = "disputes.fraudulent",
        ["general"] = "disputes.general",
        ["product_not_received"] = "disputes.productNotReceived",
        ["product_unacceptable"] = "disputes.productUnacceptable",
        ["subscription_canceled"] = "disputes.subscriptionCanceled",
        ["unrecognized"] = "disputes.unrecognized",
    };

    /// <summary>Tells what has changed.</summary>
    /// <param name="before">Null for a new one.</param>
    /// <param name="isOurs">Whether its payment is known; else it is noted here, and counts for
    /// nothing.</param>
    public static void Follow(Turn turn, Dispute? before, Dispute dispute, bool isOurs)
    {
        if (before?.Standing == dispute.Standing) return;
        var isOpen = dispute.Standing is DisputeStanding.Open or DisputeStanding.Inquiry;
        if (isOpen && (!isOurs || dispute.Standing == DisputeStanding.Inquiry)) Note(turn, dispute);
        Tell(turn, dispute, TextOf(dispute, isOurs));
    }

    public static void Remind(Turn turn, Dispute dispute) => Tell(turn, dispute, "disputes.reminder");

    /// <param name="problem">Why the payer could not be asked for; null where there is nobody to ask
    /// for.</param>
    public static void TellUnknown(Turn turn, string account, StripeDispute told, string? problem)
    {
        var dispute = new Dispute(
            Dispute.KeyOf(account, told.Id), null, told.ChargeId ?? "", null, told.Amount, told.Reason,
            told.Status, told.EvidenceDueBy, turn.Now);
        Note(turn, dispute);
        Tell(turn, dispute, "disputes.created", problem);
    }

    /// <summary>In Stripe's own words where it is none that we know: there may be new ones.</summary>
    public static string ReasonOf(Voice voice, Dispute dispute) =>
        dispute.Reason is { } reason && Reasons.TryGetValue(reason, out var text)
            ? voice.Text(text)
            : dispute.Reason ?? "—";

    private static string TextOf(Dispute dispute, bool isOurs) => dispute.Standing switch
    {
        DisputeStanding.Inquiry => "disputes.inquiry",
        DisputeStanding.Lost => "disputes.lostTeam",
        DisputeStanding.Won => "disputes.wonTeam",
        _ => isOurs ? "disputes.createdPaused" : "disputes.created",
    };

    private static void Note(Turn turn, Dispute dispute) => Diaries.Note(
        turn, DiaryKind.Disputed, dispute.Member, dispute.DisputeId, dispute.Amount, dispute.EvidenceDueBy);

    private static void Tell(Turn turn, Dispute dispute, string text, string? problem = null) => Notice.Tell(
        turn, NoticeKind.Dispute, voice => Of(turn, voice, dispute, text, problem));

    private static Screen Of(Turn turn, Voice voice, Dispute dispute, string text, string? problem)
    {
        var url = WorkerRun.DashboardUrl(turn.Tx, dispute.Account, $"disputes/{dispute.DisputeId}");
        var due = dispute.EvidenceDueBy is { } by
            ? voice.Text("disputes.dueBy", ("at", voice.Moment(by)))
            : voice.Text("disputes.noEvidence");
        IReadOnlyList<Choice> atStripe = [new Choice.Link(voice.Text("disputes.open"), url)];
        return new Screen(
            voice.Text(
                text,
                ("amount", dispute.Amount),
                ("who", new Html(Who(turn, voice, dispute.Member, problem))),
                ("reason", ReasonOf(voice, dispute)),
                ("due", new Html(due))),
            dispute.Member is { } member ? [[ShowMember.Button(voice, member)], atStripe] : [atStripe]);
    }

    private static string Who(Turn turn, Voice voice, MemberId? payer, string? problem)
    {
        if (payer is { } id)
            return voice.Text("disputes.member", ("name", KnownMembers.Of(turn, id).Name), ("id", id));
        return problem is null
            ? voice.Text("disputes.nobody")
            : voice.Text("disputes.notAsked", ("problem", problem));
    }
}
