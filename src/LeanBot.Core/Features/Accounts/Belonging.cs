using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Accounts;

/// <summary>Keeps the accounts apart: what one tells must not touch what belongs to another, whatever was
/// written into its metadata.</summary>
internal static class Belonging
{
    /// <summary>Why an object that an account tells of is another's; null where nothing says so.</summary>
    public static string? Problem(Turn turn, string account, StripeObject? subject) => subject switch
    {
        StripeInvoice told => Problem(
            turn, account, told.Metadata, told.SubscriptionId, told.CustomerId, told.Id),
        CheckoutSession told => Problem(
            turn, account, told.Metadata, told.SubscriptionId, told.CustomerId, told.InvoiceId),
        StripeSchedule told => Problem(
            turn, account, StripeMetadata.Empty, told.SubscriptionId, told.CustomerId),
        StripeSubscription told => Problem(turn, account, told.Metadata, told.Id, told.CustomerId),
        _ => null,
    };

    /// <summary>The same, by the ids that an object names.</summary>
    public static string? Problem(
        Turn turn, string account, StripeMetadata metadata, string? subscriptionId, string? customerId,
        string? invoiceId = null)
    {
        // What this account was known to have stays its own, whoever has edited the metadata since.
        if (subscriptionId is not null && Has<Subscription>(turn, account, subscriptionId)) return null;
        if (metadata.OrderId is { } id && turn.Tx.Get<Order>(id) is { } order && order.Account != account)
            return Words(account, $"order {id}", order.Account);
        foreach (var other in KnownAccounts.Of(turn).Where(name => name != account))
        {
            if (Has<Subscription>(turn, other, subscriptionId))
                return Words(account, $"subscription {subscriptionId}", other);
            if (Has<Grant>(turn, other, invoiceId)) return Words(account, $"invoice {invoiceId}", other);
            if (Has<StripeCustomer>(turn, other, customerId))
                return Words(account, $"customer {customerId}", other);
        }

        return null;
    }

    /// <summary>The money that an event is about, for whoever looks at what was kept.</summary>
    public static ParkedPayment? PaymentIn(StripeEvent happened) =>
        happened.Object is StripeInvoice { AmountPaid.MinorUnits: > 0 } invoice
            ? new ParkedPayment(happened.Account, invoice.Metadata, invoice.AmountPaid, invoice)
            : null;

    /// <summary>Subscriptions, grants and customers are all known by their account and Stripe's id.</summary>
    private static bool Has<T>(Turn turn, string account, string? id) where T : Record =>
        id is not null && turn.Tx.Get<T>($"{account}:{id}") is not null;

    private static string Words(string account, string what, string owner) =>
        $"Account «{account}» tells of {what}, which is of account «{owner}».";
}
