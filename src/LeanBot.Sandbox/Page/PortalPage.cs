using System.Text;
using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Page;

/// <summary>The customer portal: what somebody has, their card, their invoices.</summary>
internal sealed class PortalPage(PortalDesk desk)
{
    private const string Script = "portal.js";

    public static bool Serves(string path) => path.StartsWith("/p/session/", StringComparison.Ordinal);

    public Response Handle(Request request, DateTimeOffset now)
    {
        if (request.Method != "GET")
            return HtmlPage.Of(405, "This page is only for looking", Script,
                "<p>Act by <code>POST /sandbox/portal</code>.</p>");
        if (desk.Find(request.Path) is not { } visit)
            return HtmlPage.Of(404, "No such page", Script, "<p>There is no such portal session.</p>");
        return visit.IsOver(now)
            ? HtmlPage.Of(410, "Expired", Script, "<p>This link has expired. Ask for a new one.</p>")
            : HtmlPage.Of(200, visit.Account.Name, Script, Content(visit, request.Path));
    }

    private static string Content(PortalVisit visit, string url)
    {
        var page = new StringBuilder($"<main id=\"portal\" data-url=\"{HtmlPage.Safe(url)}\">");
        page.Append("<h2>Current plan</h2>");
        foreach (var subscription in visit.Subscriptions)
            page.Append(Plan(visit, subscription));
        page.Append("<h2>Card</h2>").Append(HtmlPage.Line(visit.CardWords, ""));
        if (visit.Allows("payment_method_update"))
            page.Append(CardForm());
        if (visit.Allows("invoice_history"))
            page.Append("<h2>Invoices</h2>").AppendJoin("", visit.Invoices.Select(Invoice));
        page.Append(
            $"</main><p id=\"result\" role=\"status\"></p><p><a href=\"{HtmlPage.Safe(visit.ReturnUrl)}\">"
            + "Back</a></p>");
        return page.ToString();
    }

    private static string Plan(PortalVisit visit, JsonObject subscription)
    {
        var item = subscription.Data("items")[0]!.AsObject();
        var price = item["price"]!.AsObject();
        var name = visit.Account.Objects.Find(price.Text("product"))?.Text("name") ?? "Subscription";
        var end = Subscriptions.PeriodEnd(subscription);
        var (words, act) = (Subscriptions.Ended(subscription), subscription.Moment("cancel_at")) switch
        {
            (true, _) => ($"ended on {HtmlPage.Day(subscription.Moment("ended_at"))}", null),
            (_, { } at) => ($"cancels on {HtmlPage.Day(at)}", "resume"),
            _ => ($"{subscription.Text("status")}, next charge on {HtmlPage.Day(end)}", "cancel"),
        };
        var line = HtmlPage.Line(
            $"{name}: {words}", HtmlPage.Money(price.Number("unit_amount"), price.Text("currency")));
        if (act is null || !visit.Allows("subscription_cancel"))
            return line;
        var label = act == "cancel" ? "Cancel plan" : "Don't cancel";
        var id = subscription.Id();
        return line + $"<button data-act=\"{act}\" data-subscription=\"{id}\">{label}</button>";
    }

    private static string CardForm()
    {
        var numbers = TestCard.All.Where(card => !card.IsDebit)
            .Select(card => $"<option value=\"{card.Number}\">");
        return "<form id=\"card\"><input id=\"number\" list=\"cards\" placeholder=\"4242424242424242\" "
            + "inputmode=\"numeric\" aria-label=\"Number of a test card\">"
            + "<button>Change the card</button></form>"
            + $"<datalist id=\"cards\">{string.Concat(numbers)}</datalist>";
    }

    private static string Invoice(JsonObject invoice)
    {
        var line = HtmlPage.Line(
            $"{HtmlPage.Day(invoice.Moment("created"))} · {invoice.Text("status")}",
            HtmlPage.Money(invoice.Number("amount_due"), invoice.Text("currency")));
        if (invoice.Text("hosted_invoice_url") is not { } url)
            return line;
        var number = HtmlPage.Safe(invoice.Text("number") ?? "");
        return line + $"<p><a href=\"{HtmlPage.Safe(url)}\">{number}</a></p>";
    }
}
