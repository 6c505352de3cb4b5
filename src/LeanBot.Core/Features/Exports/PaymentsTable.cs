using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Features.Exports;

/// <summary>All money that moved, the oldest first.</summary>
public sealed class PaymentsTable : ExportTable
{
    public override string Name => "payments";

    public override IReadOnlyList<string> Columns =>
    [
        "at", "member_id", "member_name", "username", "plan", "amount", "currency", "refunded", "withdrawn",
        "net", "dispute", "period_start", "period_end", "promo", "discount", "account", "invoice", "order",
    ];

    public override IEnumerable<IReadOnlyList<string>> Take(IReader state, Config config)
    {
        var payments = state.All<Payment>().ToArray();
        var members = state.All<Member>().ToArray();
        return Rows(payments, members);
    }

    private static IEnumerable<string[]> Rows(Payment[] payments, Member[] members)
    {
        var known = members.ToDictionary(member => member.Id);
        return payments
            .OrderBy(payment => payment.At)
            .ThenBy(payment => payment.Id, StringComparer.Ordinal)
            .Select(payment => Row(payment, known.GetValueOrDefault(payment.Member)));
    }

    private static string[] Row(Payment payment, Member? member)
    {
        var currency = payment.Amount.Currency;
        return
        [
            Cells.Moment(payment.At),
            payment.Member.ToString(),
            member?.Name ?? "",
            member?.Username ?? "",
            payment.Plan.Value,
            Cells.Amount(payment.Amount.MinorUnits, currency),
            currency.ToUpperInvariant(),
            Cells.Amount(payment.Refunded, currency),
            Cells.Amount(payment.Withdrawn, currency),
            Cells.Amount(payment.Net.MinorUnits, currency),
            payment.Dispute == DisputeStanding.None ? "" : payment.Dispute.ToString(),
            Cells.Moment(payment.PeriodStart),
            Cells.Moment(payment.PeriodEnd),
            payment.Promo ?? "",
            payment.Discount is { } discount ? Cells.Amount(discount.MinorUnits, discount.Currency) : "",
            payment.Account,
            payment.InvoiceId,
            payment.Order?.Value ?? "",
        ];
    }
}
