using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Overview;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Search;

/// <summary>What they have paid lately, and what they are about to pay.</summary>
public sealed class PaymentsSection : MemberSection
{
    private const int ShownMax = 5;

    public override string Name => "payments";

    public override int Place => 40;

    public override MemberShelf Shelf => MemberShelf.Money;

    public override string? Of(Turn turn, Member member)
    {
        var payments = turn.Tx.Find(Payment.ByMember, member.Key)
            .OrderByDescending(payment => payment.At)
            .ToArray();
        var lines = payments.Take(ShownMax)
            .SelectMany(payment => MoneyBackLines.Of(turn, payment).Prepend(Line(turn, payment)))
            .ToList();
        if (lines.Count > 0)
        {
            lines.Insert(0, turn.Voice.Text(
                "search.payments",
                ("count", payments.Length), ("sum", Sums.Of(payments.Select(payment => payment.Net)))));
        }

        lines.AddRange(turn.Tx.Find(Order.ByMember, member.Key)
            .Where(order => order.IsWaitingForMoney || order.State == OrderState.Processing)
            .Select(order => Line(turn, order)));
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static string Line(Turn turn, Payment payment)
    {
        var words = payment.Id.Split(':', 2);
        var url = WorkerRun.DashboardUrl(turn.Tx, words[0], $"invoices/{words[^1]}");
        return turn.Voice.Text(
            "search.payment",
            ("date", payment.At),
            ("price", payment.Amount),
            ("plan", TitleOf(turn, payment.Plan)),
            ("link", new Html($"<a href=\"{PlainText.Escape(url)}\">{PlainText.Escape(words[^1])}</a>")))
            + DiscountOf(turn, payment);
    }

    private static string DiscountOf(Turn turn, Payment payment) => payment switch
    {
        { Discount: { } discount, Promo: { } code } =>
            turn.Voice.Text("search.promo", ("code", code), ("amount", discount)),
        { Discount: { } discount } => turn.Voice.Text("search.discount", ("amount", discount)),
        { Promo: { } code } => turn.Voice.Text("search.code", ("code", code)),
        _ => "",
    };

    private static string Line(Turn turn, Order order) => turn.Voice.Text(
        order.State == OrderState.Processing ? "search.moneyOnItsWay" : "search.order",
        ("plan", Checkout.TitleOf(turn, order)),
        ("price", order.FirstCharge),
        ("until", turn.Voice.Moment(order.ExpiresAt)));

    private static string TitleOf(Turn turn, PlanId plan) =>
        turn.Config.Plans.FirstOrDefault(one => one.Id == plan)?.Title ?? plan.Value;
}
