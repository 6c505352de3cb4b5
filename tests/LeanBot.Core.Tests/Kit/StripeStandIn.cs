using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Rounds;

namespace LeanBot.Core.Tests;

/// <summary>As much of Stripe as the words and rules need: pages, subscriptions that renew, retries, an
/// end.</summary>
public sealed partial class StripeStandIn
{
    private static readonly int[] RetryAfterDays = [3, 5, 7];

    private readonly Dictionary<string, (PaymentPage Page, string? Customer)> _pages = [];
    private readonly List<StandInSubscription> _subscriptions = [];
    private readonly List<(DateTimeOffset Made, StripeInvoice Invoice)> _invoices = [];
    private readonly List<(DateTimeOffset Made, CheckoutSession Session)> _sessions = [];
    private readonly Dictionary<string, DateTimeOffset> _openedAt = [];
    private int _ids;

    public StripeStandIn() => Charges = new ChargesStandIn(this);

    public bool CardWorks { get; set; } = true;

    /// <summary>What fails, fails because the bank wants the payment confirmed.</summary>
    public bool BankAsks { get; set; }

    /// <summary>Customers whose own card is refused.</summary>
    public HashSet<string> WithoutCard { get; } = [];

    /// <summary>Stripe knows none of our subscriptions: the key is that of another account.</summary>
    public bool Unknown { get; set; }

    /// <summary>Stripe can't be asked.</summary>
    public bool IsDown { get; set; }

    /// <summary>How far Stripe's clock is ahead of ours; ours was set wrong.</summary>
    public TimeSpan ClockIsAheadBy { get; set; }

    public Queue<StripeEvent> Events { get; } = [];
    public List<string> PaidInvoices { get; } = [];

    public DateTimeOffset? NextDue =>
        _subscriptions.Where(sub => !sub.HasEnded).Min(sub => (DateTimeOffset?)sub.NextMoment);

    /// <summary>The accounts of orders that are not of «main».</summary>
    private readonly Dictionary<string, string> _accounts = [];

    public PaymentPageMade MakePage(PaymentPage page, string? customer, string account = "main")
    {
        _accounts[page.Order.Value] = account;
        var id = Id(customer is null && page.Promo is null ? "plink" : "cs");
        var url = $"https://pay.example/{id}";
        _pages[url] = (page, customer);
        return new PaymentPageMade(url, id, page.Promo?.Discount.Of(page.Price));
    }

    /// <summary>What was given back, and what is disputed.</summary>
    public ChargesStandIn Charges { get; }

    /// <summary>The cardholder of the last purchase wants the money back.</summary>
    public void Dispute(DateTimeOffset now) => Charges.Dispute(LastPaid, now);

    /// <summary>The invoice that was paid last.</summary>
    public StripeInvoice LastPaid => _invoices[^1].Invoice;

    internal StripeInvoice? PaidInvoice(string id) =>
        _invoices.Select(one => one.Invoice).FirstOrDefault(invoice => invoice.Id == id);

    public void Close(string pageId) => _pages.Remove($"https://pay.example/{pageId}");

    /// <summary>Subscriptions that stand at Stripe as they are, whatever events say.</summary>
    public Dictionary<string, StripeSubscription> Standing { get; } = [];

    /// <summary>Objects that are found in Stripe's lists, whatever events say.</summary>
    public List<(DateTimeOffset Made, StripeInvoice Invoice)> Listed => _invoices;

    public List<(DateTimeOffset Made, CheckoutSession Session)> Completed => _sessions;

    /// <summary>Whether a payment page is open, or an invoice.</summary>
    public bool IsPayable(string url) => _pages.ContainsKey(url)
        || _subscriptions.Any(sub => !sub.HasEnded && sub.OpenInvoice?.HostedInvoiceUrl == url);

    /// <summary>All that a member ever bought.</summary>
    public IEnumerable<StripeSubscription> BoughtBy(MemberId member) => _subscriptions
        .Where(sub => sub.Metadata.TelegramId == member.ToString())
        .Select(sub => sub.AsStripe());

    public StripeSubscription Fetch(string id) =>
        Standing.GetValueOrDefault(id) ?? _subscriptions.Single(sub => sub.Id == id).AsStripe();

    public StripeInvoice FetchInvoice(string id) =>
        _invoices.Select(one => one.Invoice).Single(invoice => invoice.Id == id) with
        {
            HostedInvoiceUrl = $"https://pay.example/{id}/asked",
            InvoicePdf = $"https://pay.example/{id}/asked/pdf",
        };

    /// <summary>The next page of each list; small, so that several are needed.</summary>
    public StripePages List(ListStripe request, DateTimeOffset now)
    {
        const int PageMax = 2;
        const int LongPageMax = 25;
        var found = new List<StripeObject>();
        var standing = new List<StripeSubscription>();
        var next = new List<StripeCursor>();
        foreach (var cursor in request.Cursors)
        {
            var all = AllOf(cursor.List, request.Since)
                .Where(one => AccountOf(one) == request.Account)
                .ToArray();
            var rest = cursor.After is null
                ? all
                : [.. all.SkipWhile(one => one.Id != cursor.After).Skip(1)];
            var most = cursor.List == StripeList.Standing ? LongPageMax : PageMax;
            if (cursor.List == StripeList.Standing)
                standing.AddRange(rest.Take(most).Cast<StripeSubscription>());
            else found.AddRange(rest.Take(most));
            if (rest.Length > most) next.Add(cursor with { After = rest[most - 1].Id });
        }

        return new StripePages(found, next, now + ClockIsAheadBy) { Standing = standing };
    }

    private StripeObject[] AllOf(StripeList list, DateTimeOffset since) => list switch
    {
        StripeList.Invoices =>
        [
            .. _invoices.Where(one => _openedAt.GetValueOrDefault(one.Invoice.Id, one.Made) >= since)
                .Select(one => one.Invoice),
        ],
        StripeList.Refunds => [.. Charges.Refunds],
        StripeList.Disputes => [.. Charges.Disputes],
        StripeList.Sessions => [.. _sessions.Where(one => one.Made >= since).Select(one => one.Session)],
        StripeList.Undelivered => [],
        StripeList.Standing => Without(_subscriptions.Where(sub => sub.PeriodEnd >= since)),
        _ => Without(_subscriptions.Where(sub => sub.Start >= since)),
    };

    /// <summary>Their invoices, which lists do not show.</summary>
    private StripeObject[] Without(IEnumerable<StandInSubscription> listed) =>
    [
        .. Standing.Values.Concat(listed.Select(sub => sub.AsStripe()))
            .Select(sub => sub with { LatestInvoice = null }),
    ];

    /// <summary>Pays a payment page, or an open invoice's page.</summary>
    public void Pay(string url, DateTimeOffset now, string status = "paid")
    {
        if (_subscriptions.FirstOrDefault(sub => sub.OpenInvoice?.HostedInvoiceUrl == url) is { } owing)
        {
            Settle(owing, now);
            return;
        }

        Assert.True(_pages.Remove(url, out var sold), "This payment page is closed.");
        var sub = new StandInSubscription(Id("sub"), sold.Customer ?? Id("cus"), sold.Page, now);
        sub.Renew(now, Id("in"));
        _subscriptions.Add(sub);
        var session = new CheckoutSession(
            Id("cs"), "subscription", status, sub.Metadata, sub.Customer, sub.Id, sub.Invoice!.Id, null,
            sub.Invoice.AmountDue)
        {
            Email = Email,
        };
        _sessions.Add((now, session));
        Tell("checkout.session.completed", now, session);
        Tell("customer.subscription.created", now, sub.AsStripe());
        sub.IsUnpaid = status == "unpaid";
        if (sub.IsUnpaid) return;
        PaidInvoices.Add(sub.Invoice.Id);
        _invoices.Add((now, sub.Invoice));
        Tell("invoice.paid", now, sub.Invoice);
    }

    /// <summary>A bank that took days has decided.</summary>
    /// <param name="how">succeeded or failed.</param>
    public void MoneyArrives(string how, DateTimeOffset now)
    {
        var sub = _subscriptions.Last();
        var session = new CheckoutSession(
            "cs_async", "subscription", how == "failed"
                ? "unpaid"
                : "paid", sub.Metadata, sub.Customer, sub.Id,
            sub.Invoice!.Id, null, sub.Invoice.AmountDue);
        sub.IsUnpaid = how == "failed";
        if (sub.IsUnpaid) sub.Status = "past_due";
        if (how == "succeeded") PaidInvoices.Add(sub.Invoice.Id);
        Tell($"checkout.session.async_payment_{how}", now, session);
    }

    /// <summary>Somebody moves the end of the period in Stripe's dashboard; no event tells of it.</summary>
    public void GiveDays(int days) => _subscriptions.Last().Give(days);

    public void CancelAtPeriodEnd(DateTimeOffset now) => Cancel(_subscriptions.Last().Id, now);

    /// <summary>Ends it with the period that runs; what has ended stays as it is.</summary>
    public StripeSubscription Cancel(string id, DateTimeOffset now) =>
        Change(id, now, sub =>
        {
            Free(sub, now);
            (sub.CancelAt, sub.Planned) = (sub.PeriodEnd, null);
        });

    public StripeSubscription Resume(string id, DateTimeOffset now) =>
        Change(id, now, sub => sub.CancelAt = null);

    /// <summary>Ends it at once and withdraws its invoice.</summary>
    public StripeSubscription EndNow(string id, DateTimeOffset now)
    {
        var sub = _subscriptions.Single(sub => sub.Id == id);
        sub.OpenInvoice = sub.OpenInvoice is { } open ? open with { Status = "void" } : null;
        if (!sub.HasEnded) End(sub, now);
        return sub.AsStripe();
    }

    /// <summary>Ends it and withdraws what is open, unless that is paid by now.</summary>
    public StripeSubscription Withdraw(string id, string invoiceId, DateTimeOffset now)
    {
        if (Standing.TryGetValue(id, out var standing)) return standing;
        return PaidInvoices.Contains(invoiceId) ? Fetch(id) : EndNow(id, now);
    }

    /// <summary>An intent is named after the invoice it was to pay.</summary>
    public StripeInvoice? InvoiceOf(string intentId) => _subscriptions
        .Select(sub => sub.OpenInvoice)
        .FirstOrDefault(open => open is not null && intentId == IntentOf(open.Id));

    public static string IntentOf(string invoiceId) => $"pi_of_{invoiceId}";

    /// <summary>What is left of the old price is taken off the new one.</summary>
    public Money Preview(string id, ChangeTarget target, DateTimeOffset at)
    {
        var sub = _subscriptions.Single(sub => sub.Id == id);
        var left = (sub.PeriodEnd - at) / (sub.PeriodEnd - sub.PeriodStart);
        var isNewPeriod = target.Period != sub.Page.Period;
        var due = (target.Price.MinorUnits * (isNewPeriod ? 1 : left)) - (sub.Page.Price.MinorUnits * left);
        return target.Price with { MinorUnits = Math.Max(0, (long)Math.Round(due)) };
    }

    /// <summary>Null where the card is refused: then nothing has changed.</summary>
    public StripeSubscription? ChangeNow(string id, ChangeTarget target, Money due, DateTimeOffset now)
    {
        var sub = _subscriptions.Single(sub => sub.Id == id);
        Free(sub, now);
        if (sub.Status == "trialing")
        {
            sub.Page = PageOf(sub, target);
            Tell("customer.subscription.updated", now, sub.AsStripe());
            return sub.AsStripe();
        }

        if (!CardWorks) return null;
        var isNewPeriod = target.Period != sub.Page.Period;
        sub.Page = PageOf(sub, target);
        if (isNewPeriod) sub.Restart(now);
        sub.Charge(Id("in"), due, isNewPeriod);
        if (ChangesAwaitTheirMoney)
        {
            sub.IsUnpaid = true;
            return sub.AsStripe();
        }

        PaidInvoices.Add(sub.Invoice!.Id);
        _invoices.Add((now, sub.Invoice));
        Tell("customer.subscription.updated", now, sub.AsStripe());
        Tell("invoice.paid", now, sub.Invoice);
        return sub.AsStripe();
    }

    public StripeSubscription Plan(string id, ChangeTarget target, DateTimeOffset now) =>
        Mark(id, now, target);

    public StripeSubscription KeepPlan(string id, DateTimeOffset now) => Mark(id, now, null);

    private StripeSubscription Mark(string id, DateTimeOffset now, ChangeTarget? planned)
    {
        var sub = _subscriptions.Single(sub => sub.Id == id);
        Free(sub, now);
        sub.Planned = planned;
        Tell("customer.subscription.updated", now, sub.AsStripe());
        return sub.AsStripe();
    }

    private static PaymentPage PageOf(StandInSubscription sub, ChangeTarget target) => sub.Page with
    {
        Plan = target.Plan,
        PlanTitle = target.PlanTitle,
        Period = target.Period,
        Price = target.Price,
    };

    private StripeSubscription Change(string id, DateTimeOffset now, Action<StandInSubscription> change)
    {
        var sub = _subscriptions.Single(sub => sub.Id == id);
        if (sub.HasEnded) return sub.AsStripe();
        var before = sub.CancelAt;
        change(sub);
        if (sub.CancelAt != before) Tell("customer.subscription.updated", now, sub.AsStripe());
        return sub.AsStripe();
    }

    /// <summary>Renews, tries again and ends what is due by now.</summary>
    public void MoveTo(DateTimeOffset now)
    {
        foreach (var sub in _subscriptions.Where(sub => !sub.HasEnded && sub.NextMoment <= now).ToArray())
            Move(sub, now);
    }

    private void Move(StandInSubscription sub, DateTimeOffset now)
    {
        var hasNoCard = sub.Status == "trialing" && CardOf(sub.Customer).MethodId is null;
        if (sub.CancelAt <= now || hasNoCard)
        {
            End(sub, now);
            return;
        }

        if (sub.OpenInvoice is null)
        {
            var isSwitched = sub.Planned is not null;
            if (sub.Planned is { } target) (sub.Page, sub.Planned) = (PageOf(sub, target), null);
            isSwitched |= Switch(sub, now);
            sub.Renew(sub.PeriodEnd, Id("in"));
            if (sub.IsPaused)
            {
                sub.Void();
                return;
            }

            if (isSwitched) Tell("customer.subscription.updated", now, sub.AsStripe());
        }

        if (CardWorks && !WithoutCard.Contains(sub.Customer))
        {
            Settle(sub, now);
            return;
        }

        sub.Attempts++;
        var isLast = sub.Attempts > RetryAfterDays.Length;
        sub.RetryAt = isLast ? null : now.AddDays(RetryAfterDays[sub.Attempts - 1]);
        sub.Status = "past_due";
        _openedAt.TryAdd(sub.Invoice!.Id, sub.PeriodStart);
        sub.OpenInvoice = sub.Invoice! with
        {
            Status = "open",
            AmountPaid = sub.Invoice!.AmountPaid with { MinorUnits = 0 },
            AttemptCount = sub.Attempts,
            NextPaymentAttempt = sub.RetryAt,
            HostedInvoiceUrl = $"https://pay.example/{sub.Invoice.Id}",
        };
        if (BankAsks) Tell("invoice.payment_action_required", now, sub.OpenInvoice);
        Tell("invoice.payment_failed", now, sub.OpenInvoice);
        Tell(
            "payment_intent.payment_failed", now,
            new StripePaymentIntent(IntentOf(sub.OpenInvoice.Id), sub.Customer));
        Tell("customer.subscription.updated", now, sub.AsStripe());
        if (isLast) End(sub, now);
    }

    private void Settle(StandInSubscription sub, DateTimeOffset now)
    {
        (sub.Status, sub.OpenInvoice, sub.RetryAt, sub.Attempts) = ("active", null, null, 0);
        PaidInvoices.Add(sub.Invoice!.Id);
        _invoices.Add((now, sub.Invoice));
        Tell("invoice.paid", now, sub.Invoice);
        Tell("customer.subscription.updated", now, sub.AsStripe());
    }

    private void End(StandInSubscription sub, DateTimeOffset now)
    {
        (sub.HasEnded, sub.Status, sub.EndedAt) = (true, "canceled", now);
        Tell("customer.subscription.deleted", now, sub.AsStripe());
    }

    internal void Tell(string type, DateTimeOffset now, StripeObject subject) =>
        Events.Enqueue(new StripeEvent(Id("evt"), type, AccountOf(subject), now, subject));

    private string AccountOf(StripeObject subject)
    {
        var metadata = subject switch
        {
            StripeInvoice invoice => invoice.Metadata,
            CheckoutSession session => session.Metadata,
            StripeSubscription subscription => subscription.Metadata,
            _ => StripeMetadata.Empty,
        };
        return _accounts.GetValueOrDefault(metadata.OrderId ?? "", "main");
    }

    internal string Id(string prefix) => $"{prefix}_{++_ids}";
}
