using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe;

/// <summary>A page on which something can be paid.</summary>
internal sealed record PayPage(StripeAccount Account, JsonObject Subject, string Query)
{
    public string Kind => Subject.Text("object")!;

    /// <summary>A paid invoice: there is nothing to pay any more, but something to show.</summary>
    public bool IsReceipt => Kind == "invoice" && Subject.Text("status") == "paid";

    /// <summary>Why nobody can pay here any more, null while one can.</summary>
    public string? Closed => (Kind, Subject.Text("status")) switch
    {
        ("payment_link", _) when !Subject.Is("active") => Subject.Text("inactive_message")
            ?? "this payment link is deactivated",
        ("checkout.session", "expired") => "this checkout session has expired",
        ("checkout.session", "complete") => "this checkout session has been paid already",
        ("invoice", "paid") => "this invoice has been paid already",
        ("invoice", "void") => "this invoice is void",
        _ => null,
    };
}

/// <summary>Where people pay: payment links, checkout sessions and hosted invoices.</summary>
internal sealed class PayDesk(StripeState state)
{
    public PayPage? Find(string url)
    {
        var path = Uri.TryCreate(
            url, UriKind.Absolute, out var absolute) ? absolute.AbsolutePath : url.Split('?')[0];
        var query = url.Contains(
            '?', StringComparison.Ordinal) ? url[(url.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";
        foreach (var account in state.Accounts)
        {
            var found = path.Split('/') switch
            {
                ["", "buy", ..] => With(account, "payment_link", "url", path),
                ["", "c", "pay", var id] => account.Objects.Find("checkout.session", id),
                ["", "i", .., "pdf"] => With(account, "invoice", "invoice_pdf", path),
                ["", "i", ..] => With(account, "invoice", "hosted_invoice_url", path),
                _ => null,
            };
            if (found is not null)
                return new PayPage(account, found, query);
        }

        return null;
    }

    public PayResult Pay(string url, Payer payer, DateTimeOffset now)
    {
        var page = Find(url) ?? throw Act.NotFound(
            $"nothing can be paid at {url}: expected the url of a payment link, a checkout session or a "
            + "hosted invoice");
        if (page.Closed is { } reason)
            throw new Act(410, reason);
        var turn = new StripeTurn(page.Account, state.Ids, now);
        return page.Kind switch
        {
            "payment_link" => Checkout.Pay(turn, SessionFor(turn, page), payer),
            "checkout.session" => Checkout.Pay(turn, page.Subject, payer),
            _ => PayInvoice(turn, page.Subject, payer),
        };
    }

    /// <summary>Someone whose card was declined stays on the page: the same session goes on.</summary>
    private static JsonObject SessionFor(StripeTurn turn, PayPage page)
    {
        var reference = FormText.Value(page.Query, "client_reference_id");
        var open = turn.Objects.All("checkout.session").LastOrDefault(session =>
            session.Text("status") == "open"
            && session.Text("payment_link") == page.Subject.Id()
            && session.Text("client_reference_id") == (reference is { Length: > 0 } ? reference : null));
        return open ?? Sessions.FromLink(turn, page.Subject, page.Query);
    }

    private static PayResult PayInvoice(StripeTurn turn, JsonObject invoice, Payer payer)
    {
        var customer = turn.Objects.Get("customer", invoice.Text("customer")!);
        var method = Payments.Method(turn, payer.Card, customer.Id(), payer.Email ?? customer.Text("email"));
        var outcome = Invoices.Collect(
            turn, invoice, method.Id(), new Attempt(FirstTime: true, payer.Authenticated));
        return PayResult.Of(outcome, payer.Card);
    }

    private static JsonObject? With(StripeAccount account, string type, string field, string path) =>
        account.Objects.All(type).FirstOrDefault(item =>
            Uri.TryCreate(item.Text(field), UriKind.Absolute, out var url) && url.AbsolutePath == path);
}
