using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Payments;

/// <summary>Turns a paid invoice into access, once, in whatever order Stripe tells of it.</summary>
public static class Granting
{
    public static string GrantOf(string account, string invoiceId) => $"{account}:{invoiceId}";

    /// <param name="metadata">What we wrote on the subscription.</param>
    public static void Apply(Turn turn, string account, StripeInvoice invoice, StripeMetadata metadata)
    {
        var grantId = GrantOf(account, invoice.Id);
        if (turn.Tx.Get<Grant>(grantId) is not null) return;
        if (invoice.SubscriptionId is not { } stripeId)
        {
            turn.Park($"Invoice {invoice.Id} was paid but belongs to no subscription.");
            return;
        }

        if (Ledger.Find(turn, account, stripeId, metadata, invoice.CustomerId) is not { } subscription)
        {
            turn.Park($"Invoice {invoice.Id} was paid for subscription {stripeId}, which is none of ours.");
            return;
        }

        var order = OrderOf(turn, metadata, subscription);
        if (WhatIsWrong(invoice, order) is { } wrong)
        {
            turn.Park(wrong);
            return;
        }

        // A proration or a hand-made line moves money, but not the end of what is paid.
        if ((invoice.PeriodEnd ?? subscription.PaidThrough) is not { } periodEnd)
        {
            turn.Park($"Invoice {invoice.Id} was paid, but nothing in it says for how long.");
            return;
        }

        turn.Tx.Put(new Grant(grantId, subscription.Id, turn.Now));
        turn.Tx.Put(new Payment(
            grantId, subscription.Member, subscription.Id, subscription.Plan, invoice.AmountPaid, turn.Now,
            periodEnd, order?.Id));
        NoteCustomer(turn, account, invoice.CustomerId, subscription.Member);
        if (order is not null) Checkout.Settle(turn, order);
        if (periodEnd <= turn.Now && !subscription.GivesAccess) TellOfLate(turn, subscription, invoice);
        else Extend(turn, subscription, invoice.Id, periodEnd);
    }

    public static void NoteCustomer(Turn turn, string account, string? customerId, MemberId member)
    {
        if (customerId is not null) turn.Tx.Put(new StripeCustomer(account, customerId, member));
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

    private static void Extend(Turn turn, Subscription before, string invoiceId, DateTimeOffset periodEnd)
    {
        var after = Ledger.Put(turn, before.Paid(invoiceId, periodEnd));
        // An earlier invoice that is told late changes nothing that anybody would notice.
        if (after == before) return;
        var member = KnownMembers.Of(turn, after.Member);
        var title = Held.TitleOf(turn, after);
        if (before.GivesAccess)
        {
            Doors.Reconcile(turn, member);
            turn.To(member).Say(
                before.Trouble is null ? "payments.renewed" : "payments.recovered",
                ("plan", title), ("until", after.PaidThrough!));
        }
        else
        {
            WarnOfTwo(turn, member, after, title);
            var text = before.PaidThrough is null ? "payments.welcome" : "payments.welcomeBack";
            Doors.Reconcile(turn, member, new Welcome(text, title, after.PaidThrough!.Value));
        }
    }

    /// <summary>A payment page that was left open can be paid although the plan is held by then. Both stand;
    /// a person has to give the money of one back.</summary>
    private static void WarnOfTwo(Turn turn, Member member, Subscription paid, string title)
    {
        var isHeldTwice = Held.Of(turn, member.Id)
            .Any(held => held.Subscription.Plan == paid.Plan && held.Subscription.Id != paid.Id);
        if (isHeldTwice)
            turn.TellAdmins("payments.twice", ("name", member.Name), ("plan", title), ("id", member.Id));
    }

    private static Order? OrderOf(Turn turn, StripeMetadata metadata, Subscription subscription) =>
        metadata.OrderId is { } id
        && turn.Tx.Get<Order>(id) is { State: not OrderState.Paid } order
        && order.Member == subscription.Member
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
        _ when invoice.AmountPaid.MinorUnits < order.Price.MinorUnits =>
            $"Invoice {invoice.Id} brought {invoice.AmountPaid}, order {order.Id} was for {order.Price}.",
        _ => null,
    };
}
