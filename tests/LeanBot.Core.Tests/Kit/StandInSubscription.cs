using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Tests;

/// <summary>A subscription as the stand-in for Stripe has it.</summary>
internal sealed class StandInSubscription(string id, string customer, PaymentPage page, DateTimeOffset start)
{
    private int _payments;

    /// <summary>What is bought: another thing after a change of plans.</summary>
    public PaymentPage Page { get; set; } = page;

    public ChangeTarget? Planned { get; set; }

    /// <summary>The schedule that brings another price.</summary>
    public StandInMove? Move { get; set; }

    public DateTimeOffset PeriodStart { get; private set; } = start;

    public string Id { get; } = id;
    public DateTimeOffset Start { get; } = start;
    public string Customer { get; } = customer;
    public StripeMetadata Metadata { get; } =
        new(page.Member.ToString(), page.Plan.Value, page.Order.Value);
    public string Status { get; set; } = "active";
    public DateTimeOffset PeriodEnd { get; private set; } = start;
    public DateTimeOffset? CancelAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public DateTimeOffset? RetryAt { get; set; }
    public DateTimeOffset? TrialEnd { get; private set; }
    public bool IsPaused { get; set; }
    public bool HasEnded { get; set; }
    public int Attempts { get; set; }

    /// <summary>The bank has not sent the money of the first invoice.</summary>
    public bool IsUnpaid { get; set; }

    public StripeInvoice? Invoice { get; private set; }
    public StripeInvoice? OpenInvoice { get; set; }

    public DateTimeOffset NextMoment =>
        OpenInvoice is null ? PeriodEnd : RetryAt ?? DateTimeOffset.MaxValue;

    public void Renew(DateTimeOffset from, string invoiceId)
    {
        var isTrial = Invoice is null && Page.TrialDays > 0;
        Status = isTrial ? "trialing" : "active";
        PeriodStart = from;
        PeriodEnd = isTrial ? from.AddDays(Page.TrialDays)
            : Page.Period == Period.Month ? from.AddMonths(1) : from.AddYears(1);
        TrialEnd ??= isTrial ? PeriodEnd : null;
        var isWhole = Page.Promo is null || Page.Promo.PaymentsOf(Page.Period) <= _payments++;
        var charged = isWhole ? Page.Price : Page.Promo!.Discount.Of(Page.Price);
        var price = isTrial ? Page.Price with { MinorUnits = 0 } : charged;
        var off = Page.Price with { MinorUnits = Page.Price.MinorUnits - charged.MinorUnits };
        Invoice = new StripeInvoice(
            invoiceId, "paid", "subscription_cycle", Id, Customer, Metadata, price, price, PeriodEnd,
            "price_1", 1, null, $"https://pay.example/{invoiceId}", $"https://pay.example/{invoiceId}/pdf",
            from, isWhole ? null : off);
    }

    /// <summary>The renewal of what is paused is not collected.</summary>
    public void Void() => Invoice = Invoice! with { Status = "void" };

    /// <summary>Free days in the middle of its life: the next charge moves.</summary>
    public void BeginTrial(DateTimeOffset until) =>
        (Status, TrialEnd, PeriodEnd) = ("trialing", until, until);

    public void Give(int days) => PeriodEnd = PeriodEnd.AddDays(days);

    public StripeSubscription AsStripe() => new(
        Id, Status, Customer, Metadata, "price_1", Page.Price, PeriodEnd, CancelAt, EndedAt,
        OpenInvoice ?? (IsUnpaid ? Invoice! with { Status = "open" } : Invoice))
    {
        Plan = Page.Plan.Value,
        Interval = Page.Period,
        TrialEnd = TrialEnd,
        IsPaused = IsPaused,
        ScheduleId = Move?.ScheduleId ?? (Planned is null ? null : $"sched_of_{Id}"),
    };

    /// <summary>A payment that moves no end, or begins a period anew.</summary>
    public void Charge(string invoiceId, Money amount, bool isNewPeriod) => Invoice = Invoice! with
    {
        Id = invoiceId,
        AmountPaid = amount,
        AmountDue = amount,
        BillingReason = "subscription_update",
        PeriodEnd = isNewPeriod ? PeriodEnd : null,
    };

    public void Restart(DateTimeOffset from)
    {
        PeriodStart = from;
        PeriodEnd = Page.Period == Period.Month ? from.AddMonths(1) : from.AddYears(1);
    }
}
