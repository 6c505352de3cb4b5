using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Core.Features.Subscriptions;

/// <summary>A member's right to a plan.</summary>
/// <param name="StripeId">Stripe's <c>sub_…</c>, in that account.</param>
/// <param name="PaidThrough">Moves forward with a payment; UTC; null until the first.</param>
/// <param name="CancelAt">When Stripe will end it, or ended it; UTC; null while it renews.</param>
/// <param name="HasEndedAtStripe">Stripe will never charge for it again.</param>
/// <param name="NextCharge">The price at Stripe; what is taken off it still, <see cref="NextPayment"/>
/// knows.</param>
/// <param name="Discount">What a promo takes off the next payments; null where nothing is.</param>
/// <param name="Trouble">The payment that failed last, until one succeeds.</param>
/// <param name="AsOf">The moment of the newest word of Stripe that was applied, UTC.</param>
/// <param name="LastWarning">The smallest number of days before the end that was warned of, or
/// passed.</param>
/// <param name="NextStep">When <see cref="Steps"/> has something to do; UTC.</param>
/// <param name="Period">How long a payment lasts; null where Stripe has not said so yet.</param>
/// <param name="Planned">The change that comes when the period ends.</param>
/// <param name="TrialEnd">When free days end, or ended; UTC.</param>
/// <param name="IsPaused">The team has paused it: nothing is charged until it goes on.</param>
/// <param name="IsTrialEndTold">The member knows when their free days end.</param>
/// <param name="IsDisputed">A bank wants one of its payments back: no access until that is decided.</param>
/// <param name="IsCutShort">Its end was taken back with the money: there are no days of grace, and that
/// Stripe's own period is longer gives nothing.</param>
/// <param name="IsDiscounted">Something is taken off its payments at Stripe, by a promo or by hand.</param>
/// <param name="Upcoming">What Stripe asks for next, where it reckoned that.</param>
/// <param name="Since">When it gave access for the first time, UTC; null in records of older
/// versions.</param>
/// <param name="Until">When it gave access for the last time, UTC; null while it does.</param>
/// <param name="HasPaid">It was paid for: free days that come later only put the next payment
/// off.</param>
[Kept("subscriptions", IsWalked = true)]
public sealed record Subscription(
    SubscriptionId Id,
    MemberId Member,
    PlanId Plan,
    string Account,
    string StripeId,
    SubscriptionState State,
    DateTimeOffset? PaidThrough = null,
    DateTimeOffset? CancelAt = null,
    bool HasEndedAtStripe = false,
    Money? NextCharge = null,
    Trouble? Trouble = null,
    DateTimeOffset AsOf = default,
    int? LastWarning = null,
    DateTimeOffset? NextStep = null,
    Period? Period = null,
    PlannedChange? Planned = null,
    DateTimeOffset? TrialEnd = null,
    bool IsPaused = false,
    bool IsTrialEndTold = false,
    bool IsDisputed = false,
    bool IsCutShort = false,
    HeldDiscount? Discount = null,
    bool IsDiscounted = false,
    Money? Upcoming = null,
    bool HasPaid = false,
    DateTimeOffset? Since = null,
    DateTimeOffset? Until = null) : Record
{
    /// <summary>What Stripe calls the end of free days and of their period may differ by so much.</summary>
    private static readonly TimeSpan TrialGrain = TimeSpan.FromHours(1);

    public static readonly Index<Subscription> ByMember = new("by-member", held => held.Member.ToString());

    /// <summary>Those of whose next payments a promo code still takes something off, by it.</summary>
    public static readonly Index<Subscription> ByPromo = new(
        "by-promo", held => held.HasEndedAtStripe ? null : held.Discount?.Code);

    /// <summary>Those of an account whose payment is awaited: for the first time, or again.</summary>
    public static readonly Index<Subscription> ByUnsettled = new(
        "by-unsettled",
        held => held.State is SubscriptionState.Pending or SubscriptionState.PastDue && !held.HasEndedAtStripe
            ? held.Account
            : null);

    /// <summary>The «account» of what the team gives. No account of Stripe can be called so.</summary>
    public const string GivenAccount = "@team";

    private readonly Rare _rare = Rare.Of(new Rare(LastWarning, Planned, TrialEnd, Discount, Upcoming));

    public override string Key => Id.Value;
    public override DateTimeOffset? Due => NextStep;

    public int? LastWarning
    {
        get => _rare.LastWarning;
        init => _rare = Rare.Of(_rare with { LastWarning = value });
    }

    public PlannedChange? Planned
    {
        get => _rare.Planned;
        init => _rare = Rare.Of(_rare with { Planned = value });
    }

    public DateTimeOffset? TrialEnd
    {
        get => _rare.TrialEnd;
        init => _rare = Rare.Of(_rare with { TrialEnd = value });
    }

    public HeldDiscount? Discount
    {
        get => _rare.Discount;
        init => _rare = Rare.Of(_rare with { Discount = value });
    }

    public Money? Upcoming
    {
        get => _rare.Upcoming;
        init => _rare = Rare.Of(_rare with { Upcoming = value });
    }

    /// <summary>Given by the team: Stripe knows nothing of it, it is never charged, and ends by
    /// itself.</summary>
    public bool IsGiven => Account == GivenAccount;

    /// <summary>What Stripe will ask for next.</summary>
    public Money? NextPayment => (NextCharge, Discount, PaidThrough) is ({ } price, { } discount, { } at)
        ? discount.Of(price, at)
        : Upcoming ?? NextCharge;

    /// <summary>Less is asked for than the price, and nobody has said how much less.</summary>
    public bool IsNextPaymentLess => this is { IsDiscounted: true, Discount: null, Upcoming: null };

    /// <summary>Whether it unlocks its plan's channels.</summary>
    public bool GivesAccess => State is SubscriptionState.Trialing or SubscriptionState.Active
        or SubscriptionState.PastDue or SubscriptionState.Canceling;

    /// <summary>Whether Stripe will charge again when what is paid is over. An end that is scheduled for a
    /// later period does not count yet.</summary>
    public bool Renews => !HasEndedAtStripe && (CancelAt is null || CancelAt > PaidThrough?.AddDays(1));

    /// <summary>Its time is over and nothing more will be charged: it only waits to be ended.</summary>
    public bool IsOver(DateTimeOffset now) => !Renews && PaidThrough <= now;

    /// <summary>Whether there is anything to cancel: Stripe would charge again. Also where access has ended
    /// for want of payment, while Stripe still tries.</summary>
    public bool IsCancelable => Renews && PaidThrough is not null && State != SubscriptionState.Pending;

    /// <summary>Whether a cancellation can be taken back still.</summary>
    /// <param name="now">UTC.</param>
    public bool IsResumable(DateTimeOffset now) => GivesAccess && !HasEndedAtStripe && CancelAt > now;

    /// <summary>What runs was given for nothing, to try it.</summary>
    public bool IsTrial => !HasPaid && EndsWithFreeDays;

    /// <summary>Free days were added to what was paid: the next payment comes when they end.</summary>
    public bool IsPutOff => HasPaid && EndsWithFreeDays;

    private bool EndsWithFreeDays =>
        TrialEnd is { } end && PaidThrough is { } paid && paid <= end + TrialGrain;

    /// <summary>A payment moves the end forward, never back, and ends the trouble it was about.</summary>
    public Subscription Paid(string invoiceId, DateTimeOffset periodEnd)
    {
        var isForward = PaidThrough is null || periodEnd > PaidThrough;
        var endsTrouble = Trouble is { } known
            && (known.InvoiceId == invoiceId || known.PeriodEnd is null || periodEnd >= known.PeriodEnd);
        if (!isForward && !endsTrouble) return this;
        return Settled(isForward ? periodEnd : PaidThrough!.Value, endsTrouble ? null : Trouble);
    }

    /// <summary>Somebody gave time at Stripe, without a payment.</summary>
    public Subscription Given(DateTimeOffset periodEnd) => Settled(periodEnd, null);

    /// <summary>Access is kept for the grace period; who has none keeps none.</summary>
    /// <param name="needsAction">The bank wants it confirmed by the member.</param>
    public Subscription PaymentFailed(StripeInvoice invoice, DateTimeOffset now, bool needsAction = false)
    {
        var before = Trouble?.InvoiceId == invoice.Id ? Trouble : null;
        if (before is not null && before.Attempt >= invoice.AttemptCount)
        {
            // Two events tell of one attempt, in any order.
            return needsAction && before.Attempt == invoice.AttemptCount
                ? this with { Trouble = before with { NeedsAction = true } }
                : this;
        }

        // What is paid for already cannot fail any more: this was told late.
        if (invoice.PeriodEnd <= PaidThrough) return this;
        return this with
        {
            Trouble = new Trouble(
                invoice.Id, invoice.AttemptCount, now, invoice.NextPaymentAttempt, invoice.HostedInvoiceUrl,
                invoice.AmountDue, PeriodEnd: invoice.PeriodEnd, Since: before?.Since ?? before?.At ?? now,
                Said: before?.SaidSoFar ?? "", NeedsAction: needsAction),
            State = State is SubscriptionState.Active or SubscriptionState.Trialing
                ? SubscriptionState.PastDue
                : State,
        };
    }

    /// <summary>Takes over what Stripe says of it. Money is not decided here: only payments grant.</summary>
    public Subscription As(StripeSubscription told, DateTimeOffset asOf)
    {
        var hasEnded = HasEndedAtStripe || told.Status is "canceled" or "incomplete_expired";
        var cancelAt = told.EndedAt ?? told.CancelAt;
        var after = this with
        {
            CancelAt = hasEnded ? cancelAt ?? CancelAt ?? asOf : cancelAt,
            HasEndedAtStripe = hasEnded,
            NextCharge = told.Price ?? NextCharge,
            AsOf = asOf,
            Plan = (told.Plan ?? told.Metadata.ProductId) is { } plan ? new PlanId(plan) : Plan,
            Period = told.Interval ?? Period,
            TrialEnd = told.TrialEnd ?? TrialEnd,
            HasPaid = HasPaid || IsPutOffBy(told),
            IsPaused = told.IsPaused,
            IsDiscounted = told.IsDiscounted,
            Upcoming = told.Upcoming ?? (told.IsDiscounted && told.Price == NextCharge ? Upcoming : null),
        };
        if (after.Planned is { } planned
            && (planned.ScheduleId != told.ScheduleId || planned.IsDone(after.Plan, after.Period)))
            after = after with { Planned = null };
        return after with
        {
            State = (State, after.Renews) switch
            {
                (SubscriptionState.Active or SubscriptionState.PastDue, false) => SubscriptionState.Canceling,
                (SubscriptionState.Trialing, false) => SubscriptionState.Canceling,
                (SubscriptionState.Paused, _) when after.HasEndedAtStripe => SubscriptionState.Expired,
                (SubscriptionState.Paused, _) when !after.IsPaused && PaidThrough > asOf =>
                    SubscriptionState.Active,
                (SubscriptionState.Canceling, true) when Trouble is not null => SubscriptionState.PastDue,
                (SubscriptionState.Canceling, true) =>
                    after.IsTrial ? SubscriptionState.Trialing : SubscriptionState.Active,
                _ => State,
            },
        };
    }

    /// <summary>What is no trial gets free days past what is paid. Records of older versions do not say that
    /// they were paid for.</summary>
    private bool IsPutOffBy(StripeSubscription told) =>
        GivesAccess && !EndsWithFreeDays && told.TrialEnd > PaidThrough + TrialGrain;

    /// <summary>The money of a payment has gone back, and its time with it. Nothing is attempted any more
    /// that days of grace would be for.</summary>
    /// <param name="now">By Stripe's clock where that is known, UTC.</param>
    public Subscription CutShort(DateTimeOffset paidThrough, DateTimeOffset now) => this with
    {
        PaidThrough = paidThrough,
        IsCutShort = true,
        State = paidThrough <= now && State != SubscriptionState.Pending ? SubscriptionState.Expired : State,
    };

    /// <summary>Money that had gone back is here again, and its time with it.</summary>
    /// <param name="isCutShort">Whether part of it stays away.</param>
    /// <param name="now">By Stripe's clock where that is known, UTC.</param>
    public Subscription GivenBack(DateTimeOffset paidThrough, bool isCutShort, DateTimeOffset now) =>
        (paidThrough > now ? Settled(paidThrough, Trouble) : this with { PaidThrough = paidThrough }) with
        {
            IsCutShort = isCutShort,
        };

    /// <summary>While a payment is disputed there is no access, whatever else is told; when it no longer is,
    /// things stand as if it had never been.</summary>
    public Subscription WithDispute() => (IsDisputed, GivesAccess, State) switch
    {
        (true, true, _) => this with { State = SubscriptionState.Disputed },
        (false, _, SubscriptionState.Disputed) => this with { State = StateOf(this) },
        _ => this,
    };

    private Subscription Settled(DateTimeOffset paidThrough, Trouble? trouble)
    {
        var after = this with
        {
            PaidThrough = paidThrough,
            Trouble = trouble,
            IsCutShort = IsCutShort && paidThrough == PaidThrough,
        };
        return after with { State = StateOf(after) };
    }

    private static SubscriptionState StateOf(Subscription paid) => (paid.Renews, paid.Trouble) switch
    {
        (false, _) => SubscriptionState.Canceling,
        (true, null) => paid.IsTrial ? SubscriptionState.Trialing : SubscriptionState.Active,
        (true, _) => SubscriptionState.PastDue,
    };

    /// <summary>Of a million subscriptions few have any of this: those that have none share one.</summary>
    private sealed record Rare(
        int? LastWarning,
        PlannedChange? Planned,
        DateTimeOffset? TrialEnd,
        HeldDiscount? Discount,
        Money? Upcoming)
    {
        private static readonly Rare Nothing = new(null, null, null, null, null);

        public static Rare Of(Rare told) => told == Nothing ? Nothing : told;
    }
}
