using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Notices;
using LeanBot.Core.Features.Overview;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Disputes;

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

    /// <param name="payer">Null where it is nobody whom we know.</param>
    /// <param name="problem">Why the payer could not be asked for; null where Stripe has answered.</param>
    public static void Tell(
        Turn turn, string account, StripeDispute dispute, MemberId? payer, string? problem = null)
    {
        Diaries.Note(
            turn, DiaryKind.Disputed, payer, dispute.Id, dispute.Amount, dispute.EvidenceDueBy);
        Notice.Tell(turn, NoticeKind.Dispute, voice => Of(
            turn, voice, account, dispute, payer, Who(turn, voice, payer, problem)));
    }

    private static Screen Of(
        Turn turn, Voice voice, string account, StripeDispute dispute, MemberId? payer, string who)
    {
        var url = WorkerRun.DashboardUrl(turn.Tx, account, $"disputes/{dispute.Id}");
        var due = dispute.EvidenceDueBy is { } by
            ? voice.Text("disputes.dueBy", ("at", voice.Moment(by)))
            : voice.Text("disputes.noEvidence");
        IReadOnlyList<Choice> atStripe = [new Choice.Link(voice.Text("disputes.open"), url)];
        return new Screen(
            voice.Text(
                "disputes.created",
                ("amount", dispute.Amount),
                ("who", new Html(who)),
                ("reason", ReasonOf(voice, dispute)),
                ("due", new Html(due))),
            payer is { } member ? [[ShowMember.Button(voice, member)], atStripe] : [atStripe]);
    }

    /// <summary>In Stripe's own words where it is none that we know: there may be new ones.</summary>
    private static string ReasonOf(Voice voice, StripeDispute dispute) =>
        dispute.Reason is { } reason && Reasons.TryGetValue(reason, out var text)
            ? voice.Text(text)
            : dispute.Reason ?? "—";

    private static string Who(Turn turn, Voice voice, MemberId? payer, string? problem)
    {
        if (payer is { } id)
            return voice.Text("disputes.member", ("name", KnownMembers.Of(turn, id).Name), ("id", id));
        return problem is null
            ? voice.Text("disputes.nobody")
            : voice.Text("disputes.notAsked", ("problem", problem));
    }
}
