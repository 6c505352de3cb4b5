using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Refunds;

namespace LeanBot.Core.Features.Search;

/// <summary>What went back of a payment, under it.</summary>
internal static class MoneyBackLines
{
    public static IEnumerable<string> Of(Turn turn, Payment payment) =>
    [
        .. turn.Tx.Find(Refund.ByPayment, payment.Id).OrderBy(refund => refund.At)
            .Select(refund => turn.Voice.Text(
                refund switch
                {
                    { IsGivenBack: false } => "search.refundFailed",
                    { Status: "pending" or "requires_action" } => "search.refundPending",
                    _ => "search.refund",
                },
                ("date", refund.At),
                ("amount", refund.Amount))),
        .. turn.Tx.Find(Dispute.ByPayment, payment.Id).OrderBy(dispute => dispute.At)
            .Select(dispute => Line(turn, dispute)),
    ];

    private static string Line(Turn turn, Dispute dispute) => turn.Voice.Text(
        dispute.Standing switch
        {
            DisputeStanding.Won => "search.disputeWon",
            DisputeStanding.Lost => "search.disputeLost",
            DisputeStanding.Inquiry => "search.inquiry",
            _ => dispute.NeedsResponse && dispute.EvidenceDueBy is not null
                ? "search.disputeDue"
                : "search.disputeOpen",
        },
        ("date", dispute.At),
        ("amount", dispute.Amount),
        ("reason", DisputeNotice.ReasonOf(turn.Voice, dispute)),
        ("until", dispute.EvidenceDueBy ?? dispute.At),
        ("closed", dispute.ClosedAt ?? dispute.At));
}
