using LeanBot.Core.Features.Billing;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.MyPlan;

/// <summary>All there is about what a member holds and has paid: the long form of /status.</summary>
public static class MyPlanScreen
{
    private const int PaymentsPerPage = 5;

    /// <summary>For so long a link to an invoice surely works; an older one is asked for anew.</summary>
    private static readonly TimeSpan LinkWorksFor = TimeSpan.FromDays(30);

    /// <param name="page">Of the payments; 0 is the newest.</param>
    public static Screen Of(Turn turn, Member member, int page = 0)
    {
        var payments = turn.Tx.Find(Payment.ByMember, member.Key)
            .OrderByDescending(payment => payment.At)
            .ThenBy(payment => payment.Id, StringComparer.Ordinal)
            .ToArray();
        var pages = Math.Max(1, (payments.Length + PaymentsPerPage - 1) / PaymentsPerPage);
        var shown = Math.Clamp(page, 0, pages - 1);
        var onPage = payments.Skip(shown * PaymentsPerPage).Take(PaymentsPerPage).ToArray();
        // Who leafs through the past need not see the present on every page.
        var now = shown == 0 ? Now(turn, member, payments) : null;
        string[] parts = [now?.Html ?? "", .. History(turn, member, onPage, shown)];
        return new Screen(
            string.Join("\n\n", parts.Where(part => part.Length > 0)),
            [
                .. now?.Rows ?? [],
                .. onPage.Select(payment => (IReadOnlyList<Choice>)[.. Receipt(turn, payment, shown)]),
                .. Turning(turn, shown, pages),
            ]);
    }

    /// <summary>The links to an invoice, as far as they are known.</summary>
    public static IEnumerable<Choice> Links(Voice voice, Payment payment, string label)
    {
        if (payment.InvoiceUrl is { } url) yield return new Choice.Link(label, url);
        if (payment.InvoicePdf is { } pdf) yield return new Choice.Link(voice.Text("myPlan.pdf"), pdf);
    }

    private static Screen Now(Turn turn, Member member, Payment[] payments)
    {
        var held = Held.Of(turn, member.Id).ToArray();
        var screen = held.Length == 0
            ? StatusScreen.Nothing(turn, member)
            : Holdings(turn, member, held, payments);
        return screen with { Rows = [.. screen.Rows, .. Actions(turn, member, payments.Length > 0)] };
    }

    private static Screen Holdings(Turn turn, Member member, Held[] held, Payment[] payments)
    {
        // Links that could not be made before, or channels that a plan gained since.
        Doors.Reconcile(turn, member);
        var cards = held.Select(one => Card(turn, one, payments)).Append(StatusScreen.Inside(turn, member));
        return new Screen(
            string.Join("\n\n", cards.Where(card => card.Length > 0)),
            [
                .. StatusScreen.PayButtons(turn, held),
                .. JoinButtons.For(turn, member),
                [ShowPlans.Button(turn.Voice.Text("plans.show"))],
            ]);
    }

    /// <summary>Also where access has ended there may be something to cancel: Stripe may still try to be
    /// paid.</summary>
    private static IEnumerable<IReadOnlyList<Choice>> Actions(Turn turn, Member member, bool hasPaid)
    {
        var own = turn.Tx.Find(Subscription.ByMember, member.Key).ToArray();
        foreach (var row in ResumeIt.Buttons(turn, turn.Voice, own)) yield return row;
        foreach (var one in own.Where(one => Changing.IsOpen(turn, one)))
            yield return [ChangePlan.Button(turn, one)];
        foreach (var one in own.Where(one => one.Planned is not null))
            yield return [KeepPlanButton.Button(turn, turn.Voice, one)];
        foreach (var one in own.Where(one => one.IsCancelable))
            yield return [ChooseToCancel.Button(turn, one)];
        if (hasPaid) yield return [ShowBilling.Button(turn)];
    }

    private static string Card(Turn turn, Held held, Payment[] payments)
    {
        var card = StatusScreen.Card(turn, held);
        var own = payments.Where(payment => payment.Subscription == held.Subscription.Id).ToArray();
        if (own.Length == 0) return card;
        return card + "\n" + turn.Voice.Text(
            "myPlan.since", ("since", own[^1].At), ("price", PriceOf(turn, held, own)))
            + DiscountOf(turn, held.Subscription);
    }

    /// <summary>What is taken off, for as long as it is.</summary>
    private static string DiscountOf(Turn turn, Subscription held)
    {
        if (held is not { Renews: true, Discount: { } discount, NextCharge: { } price }) return "";
        if (discount.Until <= held.PaidThrough) return "";
        var (code, off) = (("code", (object)discount.Code), ("discount", (object)discount.Discount.ToString()));
        return "\n" + (discount.Until is { } until
            ? turn.Voice.Text("promos.until", code, off, ("until", until), ("price", price))
            : turn.Voice.Text("promos.counts", code, off));
    }

    /// <summary>What it costs now, with the period where an order of ours tells it.</summary>
    private static string PriceOf(Turn turn, Held held, Payment[] own)
    {
        var price = held.Subscription.NextPayment ?? own[0].Amount;
        var order = own.Select(payment => payment.Order).OfType<OrderId>()
            .Select(id => turn.Tx.Get<Order>(id.Value))
            .FirstOrDefault();
        return order is null ? price.ToString() : PlanCards.PriceText(
            turn.Voice, held.Subscription.Period ?? order.Period, price);
    }

    /// <summary>The payments of a page under their heading; before the newest what is not paid yet.</summary>
    private static IEnumerable<string> History(Turn turn, Member member, Payment[] onPage, int page)
    {
        if (onPage.Length == 0) yield break;
        var unpaid = turn.Tx.Find(Subscription.ByMember, member.Key)
            .Where(one => page == 0 && one is { Trouble: not null, HasEndedAtStripe: false })
            .Select(one => Line(turn, "myPlan.unpaid", one.Trouble!.At, one.Trouble.Amount, one.Plan));
        var paid = onPage.Select(
            payment => Line(turn, TextOf(payment), payment.At, payment.Amount, payment.Plan));
        yield return string.Join(
            '\n', [turn.Voice.Text("myPlan.payments"), .. unpaid, .. paid]);
    }

    private static string TextOf(Payment payment) => payment switch
    {
        { Dispute: DisputeStanding.Open } => "myPlan.disputed",
        { Dispute: DisputeStanding.Lost } or { IsFullyRefunded: true } => "myPlan.refunded",
        { Refunded: > 0 } => "myPlan.partlyRefunded",
        _ => "myPlan.payment",
    };

    /// <param name="plan">What it was paid for, which may be another plan by now.</param>
    private static string Line(Turn turn, string text, DateTimeOffset date, Money price, PlanId plan) =>
        turn.Voice.Text(text, ("date", date), ("price", price), ("plan", Held.TitleOf(turn, plan)));

    private static IEnumerable<Choice> Receipt(Turn turn, Payment payment, int page)
    {
        var label = turn.Voice.Text("myPlan.receipt", ("date", payment.At), ("price", payment.Amount));
        return payment.InvoiceUrl is not null && payment.At + LinkWorksFor > turn.Now
            ? Links(turn.Voice, payment, label)
            : [ShowInvoice.Button(label, payment, page)];
    }

    private static IEnumerable<IReadOnlyList<Choice>> Turning(Turn turn, int page, int pages)
    {
        var row = new List<Choice>();
        if (page > 0) row.Add(ShowMyPlan.Button(turn.Voice.Text("myPlan.newer"), page - 1));
        if (page < pages - 1) row.Add(ShowMyPlan.Button(turn.Voice.Text("myPlan.older"), page + 1));
        if (row.Count > 0) yield return row;
    }
}
