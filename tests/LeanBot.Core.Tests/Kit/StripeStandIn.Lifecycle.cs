using LeanBot.Core.Features.Cards;
using LeanBot.Core.Features.TeamChanges;

namespace LeanBot.Core.Tests;

/// <summary>Cards, free days and pauses.</summary>
public sealed partial class StripeStandIn
{
    private static readonly CardTold Visa = new("pm_1", "visa", "4242", 12, 2034, "fp_visa");

    /// <summary>What each customer pays with, where that is not the usual card.</summary>
    public Dictionary<string, CardTold> Cards { get; } = [];

    /// <summary>What is written on payment pages; null for nothing.</summary>
    public string? Email { get; set; }

    /// <summary>A customer gives another address in the portal.</summary>
    public void ChangeEmail(string? email, DateTimeOffset now) => Tell(
        "customer.updated", now, new StripeCustomerObject(_subscriptions.Last().Customer, email));

    /// <summary>A change stands, and the money for it comes later.</summary>
    public bool ChangesAwaitTheirMoney { get; set; }

    public void MoneyOfTheChangeComes(DateTimeOffset now)
    {
        var sub = _subscriptions.Last();
        sub.IsUnpaid = false;
        PaidInvoices.Add(sub.Invoice!.Id);
        _invoices.Add((now, sub.Invoice));
        Tell("invoice.paid", now, sub.Invoice);
    }

    public CardTold CardOf(string customer) =>
        Cards.GetValueOrDefault(customer) ?? Visa with { Fingerprint = $"fp_of_{customer}" };

    /// <summary>Somebody, or the card network, changes what a customer pays with.</summary>
    public void ChangeCard(CardTold card, string type, DateTimeOffset now)
    {
        var customer = _subscriptions.Last().Customer;
        Cards[customer] = card;
        Tell(type, now, new StripePaymentMethod(card.MethodId ?? "pm_1", customer));
    }

    /// <summary>What the team wants of it.</summary>
    public StripeSubscription Change(TeamChange change, DateTimeOffset now)
    {
        switch (change.Change)
        {
            case TeamChangeKind.EndNow: return EndNow(change.StripeId, now);
            case TeamChangeKind.EndAtPeriodEnd: return Cancel(change.StripeId, now);
            case TeamChangeKind.GoOn: return Resume(change.StripeId, now);
        }

        var sub = _subscriptions.Single(sub => sub.Id == change.StripeId);
        sub.BeginTrial(change.Until!.Value);
        Tell("customer.subscription.updated", now, sub.AsStripe());
        return sub.AsStripe();
    }

    public StripeSubscription Pause(string id, bool pauses, DateTimeOffset now)
    {
        var sub = _subscriptions.Single(sub => sub.Id == id);
        sub.IsPaused = pauses;
        Tell("customer.subscription.updated", now, sub.AsStripe());
        return sub.AsStripe();
    }
}
