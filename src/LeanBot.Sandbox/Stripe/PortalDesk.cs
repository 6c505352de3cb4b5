using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe;

/// <summary>What people do in the customer portal.</summary>
internal sealed class PortalDesk(StripeState state)
{
    public PortalVisit? Find(string url)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var absolute)
            && absolute.Scheme != Uri.UriSchemeFile ? absolute.AbsolutePath : url;
        foreach (var account in state.Accounts)
        {
            var session = account.Objects.All("billing_portal.session").FirstOrDefault(one =>
                new Uri(one.Text("url")!).AbsolutePath == path);
            if (session is not null)
                return new PortalVisit(account, session);
        }

        return null;
    }

    /// <summary>The new card is used from now on, and tried at once for what is open.</summary>
    /// <returns>False where the bank asks first.</returns>
    public bool ChangeCard(string url, TestCard card, bool authenticated, DateTimeOffset now)
    {
        var visit = Enter(url, "payment_method_update", now);
        if (card.Kind == CardKind.Declines)
            throw new Act(402, card.Message!);
        if (card.Kind == CardKind.AsksEveryTime && !authenticated)
            return false;
        var turn = new StripeTurn(visit.Account, state.Ids, now);
        var method = Customers.ReplaceCard(turn, visit.Customer, card);
        var open = visit.Invoices.Where(invoice => invoice.Text("status") == "open").ToList();
        foreach (var invoice in open)
            Invoices.Collect(turn, invoice, method.Id(), new Attempt(FirstTime: true, authenticated));
        return true;
    }

    /// <summary>Subscriptions are of the flexible billing mode, in which the portal sets the moment and not
    /// the flag.</summary>
    public void Cancel(string url, string subscription, DateTimeOffset now) => Change(
        url, subscription, now, live => live["cancel_at"] is null
            ? Subscriptions.PeriodEnd(live)
            : throw Act.Impossible($"{subscription} is cancelled already"));

    public void Resume(string url, string subscription, DateTimeOffset now) => Change(
        url, subscription, now, live => live["cancel_at"] is not null
            ? null
            : throw Act.Impossible($"{subscription} is not cancelled"));

    /// <summary>The difference is paid at once: what is left of the old price against the new
    /// one.</summary>
    public void ChangePlan(string url, string subscription, string price, DateTimeOffset now)
    {
        var visit = Enter(url, "subscription_update", now);
        if (!PortalPlans.Offers(visit.Configuration, price))
            throw Act.Forbidden($"this portal's configuration does not offer {price}");
        var live = visit.Subscriptions
            .FirstOrDefault(one => one.Id() == subscription && !Subscriptions.Ended(one))
            ?? throw Act.NotFound($"this customer has no live subscription {subscription}");
        var turn = new StripeTurn(visit.Account, state.Ids, now);
        PortalPlans.Change(turn, live, visit.Account.Objects.Get("price", price));
    }

    private void Change(
        string url, string subscription, DateTimeOffset now, Func<JsonObject, DateTimeOffset?> endOf)
    {
        var visit = Enter(url, "subscription_cancel", now);
        var live = visit.Subscriptions.FirstOrDefault(one => one.Id() == subscription)
            ?? throw Act.NotFound($"this customer has no subscription {subscription}");
        if (Subscriptions.Ended(live))
            throw Act.Impossible($"{subscription} has ended");
        var end = endOf(live);
        var turn = new StripeTurn(visit.Account, state.Ids, now);
        turn.Update("customer.subscription.updated", live, () => Subscriptions.SetEnd(
            turn, live, end?.ToUnixTimeSeconds(), atPeriodEnd: false));
    }

    private PortalVisit Enter(string url, string feature, DateTimeOffset now)
    {
        var visit = Find(url) ?? throw Act.NotFound(
            $"there is no customer portal at {url}: expected the url of a portal session");
        if (visit.IsOver(now))
            throw new Act(410, "this link has expired");
        if (!PortalFlows.Allow(visit.Session, feature))
            throw Act.Forbidden($"this link leads to another page than {feature}");
        return visit.Allows(feature)
            ? visit
            : throw Act.Forbidden($"this portal's configuration does not enable {feature}");
    }
}
