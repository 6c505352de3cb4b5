using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Notices;
using LeanBot.Core.Features.Overview;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Disputes;

internal static class DisputeNotice
{
    /// <param name="payer">Null where it is nobody whom we know.</param>
    public static void Tell(Turn turn, string account, StripeDispute dispute, MemberId? payer)
    {
        Diaries.Note(
            turn, DiaryKind.Disputed, payer, dispute.Id, dispute.Amount, dispute.EvidenceDueBy);
        Notice.Tell(turn, NoticeKind.Dispute, voice => Of(turn, voice, account, dispute, payer));
    }

    private static Screen Of(
        Turn turn, Voice voice, string account, StripeDispute dispute, MemberId? payer)
    {
        var url = WorkerRun.DashboardUrl(turn.Tx, account, $"disputes/{dispute.Id}");
        var who = payer is { } id
            ? voice.Text(
                "disputes.member", ("name", KnownMembers.Of(turn, id).Name), ("id", id))
            : voice.Text("disputes.nobody");
        var due = dispute.EvidenceDueBy is { } by
            ? voice.Text("disputes.dueBy", ("at", voice.Moment(by)))
            : voice.Text("disputes.noEvidence");
        IReadOnlyList<Choice> atStripe = [new Choice.Link(voice.Text("disputes.open"), url)];
        return new Screen(
            voice.Text(
                "disputes.created",
                ("amount", dispute.Amount),
                ("who", new Html(who)),
                ("reason", dispute.Reason ?? "—"),
                ("due", new Html(due))),
            payer is { } member ? [[ShowMember.Button(voice, member)], atStripe] : [atStripe]);
    }
}
