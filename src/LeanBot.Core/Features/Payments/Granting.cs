using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Cards;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Promos;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.Trials;

namespace LeanBot.Core.Features.Payments;

/// <summary>Turns a paid invoice into access, once, in whatever order Stripe tells of it.</summary>
public static class Granting
{
    public static string GrantOf(string account, string invoiceId) => $"{account}:{invoiceId}";

    /// <param name="metadata">What we wrote on the subscription.</param>
    /// <param name="at">The present by Stripe's clock where it was told, UTC.</param>
    public static void Apply(
        Turn turn, string account, StripeInvoice invoice, StripeMetadata metadata, DateTimeOffset? at = null)
    {
        var grantId = GrantOf(account, invoice.Id);
        if (turn.Tx.Get<Grant>(grantId) is not null) return;
        if (invoice.SubscriptionId is not { } stripeId)
        {
            Keep(
                turn, account, invoice, metadata,
                $"Invoice {invoice.Id} was paid but belongs to no subscription.");
            return;
        }

        if (Ledger.Find(turn, account, stripeId, metadata, invoice.CustomerId) is not { } subscription)
        {
            // Whose it is may be told by an event that is still on its way.
            var isNameless = MemberId.TryFrom(metadata.TelegramId) is null;
            Keep(
                turn, account, invoice, metadata,
                $"Invoice {invoice.Id} was paid for subscription {stripeId}, which is none of ours.",
                waitsFor: isNameless ? Ledger.IdOf(account, stripeId).Value : null);
            return;
        }

        var order = OrderOf(turn, metadata, subscription);
        if (WhatIsWrong(invoice, order) is { } wrong)
        {
            Keep(turn, account, invoice, metadata, wrong);
            return;
        }

        // A proration or a hand-made line moves money, but not the end of what is paid.
        if ((invoice.PeriodEnd ?? subscription.PaidThrough) is not { } periodEnd)
        {
            Keep(
                turn, account, invoice, metadata,
                $"Invoice {invoice.Id} was paid, but nothing in it says for how long.");
            return;
        }

        turn.Tx.Put(new Grant(grantId, subscription.Id, turn.Now));
        turn.Tx.Put(new Payment(
            grantId, subscription.Member, subscription.Id, subscription.Plan, invoice.AmountPaid, turn.Now,
            periodEnd, order?.Id, invoice.HostedInvoiceUrl, invoice.InvoicePdf, invoice.PeriodStart,
            Discount: invoice.Discount, Promo: CodeOf(invoice, subscription, order),
            Elsewhere: invoice.PaidElsewhere));
        if (order is not null) PromoUses.Consume(turn, order);
        if (order?.Promo is { } terms)
        {
            subscription = subscription with
            {
                Discount = HeldDiscount.Of(terms, invoice.PeriodStart ?? turn.Now),
            };
        }

        NoteCustomer(turn, account, invoice.CustomerId, subscription.Member);
        // At a renewal it is known, and events tell where it has changed.
        if (subscription.PaidThrough is null) FetchCard.First(turn, account, invoice.CustomerId);
        if (TrialOffer.Begins(invoice, order))
        {
            TrialOffer.NoteBegun(turn, subscription.Member);
            subscription = subscription with { TrialEnd = periodEnd };
        }

        if (invoice.AmountPaid.MinorUnits + invoice.PaidElsewhere > 0)
            subscription = subscription with { HasPaid = true };
        if (order is not null) Checkout.Settle(turn, order);
        // It may have been kept for an admin before.
        foreach (var item in turn.Tx.Find(ParkedItem.ByAbout, grantId).ToArray()) turn.Tx.Delete(item);
        if (periodEnd <= (at ?? turn.Now) && !subscription.GivesAccess)
        {
            Note(turn, DiaryKind.PaidLate, subscription, invoice, periodEnd);
            TellOfLate(turn, subscription, invoice);
        }
        else
        {
            CloseOthers(turn, subscription, order);
            Extend(turn, subscription, invoice, periodEnd);
        }

        // That it was given back may have been told before.
        MoneyBack.Settle(turn, turn.Tx.Get<Payment>(grantId)!, at);
    }

    /// <param name="email">Null where nothing is said of it: what is known stays.</param>
    public static void NoteCustomer(
        Turn turn, string account, string? customerId, MemberId member, string? email = null)
    {
        if (customerId is null) return;
        var known = turn.Tx.Get<StripeCustomer>(StripeCustomer.KeyOf(account, customerId));
        var told = new StripeCustomer(
            account, customerId, member, email ?? (known?.Member == member ? known.Email : null));
        if (told != known) turn.Tx.Put(told);
    }

    private static void Keep(
        Turn turn, string account, StripeInvoice invoice, StripeMetadata metadata, string reason,
        string? waitsFor = null) => turn.Park(
            reason, about: GrantOf(account, invoice.Id), waitsFor,
            new ParkedPayment(account, metadata, invoice.AmountPaid, invoice));

    private static string? CodeOf(StripeInvoice invoice, Subscription subscription, Order? order) =>
        order?.Promo?.Code ?? (invoice.Discount is null ? null : subscription.Discount?.Code);

    /// <summary>Nobody is to pay on a second page for what they have now.</summary>
    private static void CloseOthers(Turn turn, Subscription paid, Order? settled)
    {
        var others = turn.Tx.Find(Order.ByMember, paid.Member.ToString())
            .Where(order => order.IsWaitingForMoney && order.Plan == paid.Plan && order.Id != settled?.Id);
        foreach (var other in others.ToArray())
            Checkout.Close(turn, other, OrderState.Replaced, "orders.notNeeded");
    }

    /// <summary>Money for a time that is over when it comes: a person decides what it is worth.</summary>
    private static void TellOfLate(Turn turn, Subscription subscription, StripeInvoice invoice)
    {
        var member = KnownMembers.Of(turn, subscription.Member);
        var plan = Held.TitleOf(turn, subscription);
        turn.To(member).Say("payments.late", ("plan", plan), ("price", invoice.AmountPaid));
        turn.TellAdmins(
            "payments.lateAdmins",
            ("name", member.Name),
            ("id", member.Id),
            ("plan", plan),
            ("price", invoice.AmountPaid),
            ("invoice", invoice.Id));
    }

    private static void Extend(
        Turn turn, Subscription before, StripeInvoice invoice, DateTimeOffset periodEnd)
    {
        var after = Ledger.Put(turn, before.Paid(invoice.Id, periodEnd));
        var kind = KindOf(turn, before, after);
        Note(turn, kind, after, invoice, after.PaidThrough ?? periodEnd);
        // An earlier invoice that is told late changes nothing that anybody would notice.
        if (after == before) return;
        RemovalGuard.Release(turn, after.Key);
        if (Banning.SeesPayment(turn, after, invoice.AmountPaid)) return;
        var member = KnownMembers.Of(turn, after.Member);
        var title = Held.TitleOf(turn, after);
        if (!after.GivesAccess)
        {
            turn.To(member).Say("disputes.paidMeanwhile", ("plan", title), ("until", after.PaidThrough!));
        }
        else if (before.GivesAccess)
        {
            Doors.Reconcile(turn, member);
            // Whoever made a change of plans hears of that.
            if (invoice.BillingReason == "subscription_update" && before.Trouble is null) return;
            turn.To(member).Say(
                before.Trouble is not null ? "payments.recovered"
                    : before.State == SubscriptionState.Trialing ? "trials.paid" : "payments.renewed",
                ("plan", title), ("until", after.PaidThrough!));
        }
        else
        {
            EndWhatIsOver(turn, after);
            if (kind == DiaryKind.Joined) Welcoming.TellTeam(turn, member, after, invoice.AmountPaid);
            WarnOfTwo(turn, member, after, title);
            var text = after.State == SubscriptionState.Trialing ? "trials.welcome"
                : before.PaidThrough is null ? "payments.welcome" : "payments.welcomeBack";
            Doors.Reconcile(turn, member, new Welcome(text, title, after.PaidThrough!.Value));
        }
    }

    private static DiaryKind KindOf(Turn turn, Subscription before, Subscription after)
    {
        if (after == before) return DiaryKind.Paid;
        if (before.GivesAccess) return DiaryKind.Renewed;
        // The one that is being granted is there already.
        return turn.Tx.Find(Payment.ByMember, after.Member.ToString()).Take(2).Count() == 1
            ? DiaryKind.Joined
            : DiaryKind.Returned;
    }

    private static void Note(
        Turn turn, DiaryKind kind, Subscription subscription, StripeInvoice invoice, DateTimeOffset until) =>
        Diaries.Note(
            turn, kind, subscription.Member, Held.TitleOf(turn, subscription), invoice.AmountPaid, until);

    /// <summary>One of the same plan whose time was over, and that only waited to be ended, has nothing left
    /// to end.</summary>
    private static void EndWhatIsOver(Turn turn, Subscription paid)
    {
        var over = Held.Of(turn, paid.Member)
            .Select(held => held.Subscription)
            .Where(held => held.Plan == paid.Plan && held.Id != paid.Id && held.IsOver(turn.Now));
        foreach (var ended in over.ToArray())
        {
            Ledger.Put(turn, ended with { State = SubscriptionState.Expired });
            RemovalGuard.Release(turn, ended.Key);
        }
    }

    /// <summary>A payment page that was left open can be paid although the plan is held by then. Both stand;
    /// a person has to give the money of one back.</summary>
    private static void WarnOfTwo(Turn turn, Member member, Subscription paid, string title)
    {
        var isHeldTwice = Held.Of(turn, member.Id)
            .Where(held => held.Subscription.Plan == paid.Plan && held.Subscription.Id != paid.Id)
            .Any(held => !held.Subscription.IsOver(turn.Now) && !held.Subscription.IsGiven);
        if (isHeldTwice)
            turn.TellAdmins("payments.twice", ("name", member.Name), ("plan", title), ("id", member.Id));
    }

    private static Order? OrderOf(Turn turn, StripeMetadata metadata, Subscription subscription) =>
        metadata.OrderId is { } id
        && turn.Tx.Get<Order>(id) is { State: not OrderState.Paid } order
        && order.Member == subscription.Member
        && order.Account == subscription.Account
            ? order
            : null;

    /// <summary>The first payment must be what the order showed; later ones follow the
    /// subscription.</summary>
    private static string? WhatIsWrong(StripeInvoice invoice, Order? order) => order switch
    {
        null => null,
        // Stripe asked for nothing: a trial or a discount that was set up there.
        _ when invoice is { AmountDue.MinorUnits: 0, AmountPaid.MinorUnits: 0 } => null,
        _ when invoice.AmountPaid.Currency != order.Price.Currency =>
            $"Invoice {invoice.Id} was paid in {invoice.AmountPaid.Currency}, "
            + $"order {order.Id} was in {order.Price.Currency}.",
        _ when invoice.AmountPaid.MinorUnits + invoice.PaidElsewhere < order.FirstCharge.MinorUnits =>
            $"Invoice {invoice.Id} brought {invoice.AmountPaid}, order {order.Id} was for {order.FirstCharge}.",
        _ => null,
    };
}
