using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe;

namespace LeanBot.Sandbox.Page;

/// <summary>The pages behind payment links, checkout sessions and invoices: test cards as buttons.</summary>
internal sealed class PayPages(PayDesk desk)
{
    private static readonly (string Card, string Words)[] Choices =
    [
        ("4242424242424242", "A card that works"),
        ("4000002760003184", "A card that asks for 3D Secure"),
        ("4000000000000341", "Works now, fails at the next renewal"),
        ("4000000000009995", "Declined: insufficient funds"),
        ("4000000000000002", "Declined"),
        ("sepa_debit", "SEPA debit: takes three days"),
        ("sepa_debit_fails", "SEPA debit that fails after three days"),
    ];

    public static bool Serves(string path) =>
        path.StartsWith(
            "/buy/", StringComparison.Ordinal) || path.StartsWith("/c/pay/", StringComparison.Ordinal)
        || path.StartsWith("/i/", StringComparison.Ordinal)
        || path.StartsWith("/3d_secure/", StringComparison.Ordinal);

    public Response Handle(Request request)
    {
        if (request.Method != "GET")
            return Html(
                405, "This page is only for looking", "<p>Pay by <code>POST /sandbox/pay</code>.</p>");
        var url = request.Path + (request.Query.Length > 0 ? "?" + request.Query : "");
        if (desk.Find(url) is not { } page)
            return Html(404, "Nothing can be paid here", "<p>There is no such link, session or invoice.</p>");
        if (page.IsReceipt)
            return Html(200, page.Account.Name, Receipt(page));
        if (page.Closed is { } reason)
            return Html(410, "Closed", $"<p>{HtmlPage.Safe(reason)}</p>");
        return Html(200, page.Account.Name, Form(page, url));
    }

    /// <summary>An invoice that is paid goes on being shown.</summary>
    private static string Receipt(PayPage page)
    {
        var paid = HtmlPage.Day(page.Subject["status_transitions"]!.AsObject().Moment("paid_at"));
        return string.Concat(Lines(page).Select(line => HtmlPage.Line(line.What, line.Amount)))
            + HtmlPage.Line($"Invoice {page.Subject.Text("number")}", $"Paid on {paid}");
    }

    private static string Form(PayPage page, string url)
    {
        var form = new StringBuilder();
        foreach (var (what, amount) in Lines(page))
            form.Append(HtmlPage.Line(what, amount));
        form.Append(CultureInfo.InvariantCulture, $"<main id=\"pay\" data-url=\"{HtmlPage.Safe(url)}\">");
        form.Append(
            "<label>E-mail <input id=\"email\" type=\"email\" placeholder=\"buyer@example.com\"></label>");
        foreach (var (card, words) in Choices)
        {
            form.Append(CultureInfo.InvariantCulture,
                $"<button data-card=\"{card}\"><b>{HtmlPage.Safe(words)}</b><small>{card}</small></button>");
        }

        return form.Append("</main><p id=\"result\" role=\"status\"></p>").ToString();
    }

    private static IEnumerable<(string What, string Amount)> Lines(PayPage page)
    {
        if (page.Kind == "invoice")
        {
            foreach (var line in page.Subject.Data("lines").Select(line => line!.AsObject()))
                yield return (line.Text("description") ?? "", HtmlPage.Money(
                    line.Number("amount"), line.Text("currency")));
            yield break;
        }

        foreach (var line in page.Account.Lines[page.Subject.Id()].Select(line => line!.AsObject()))
        {
            var every = line["price"]!["recurring"] is JsonObject recurring
                ? $" every {recurring.Number("interval_count")} {recurring.Text("interval")}"
                : "";
            yield return (line.Text("description") ?? "", HtmlPage.Money(
                line.Number("amount_total"), line.Text("currency")) + every);
        }
    }

    private static Response Html(int status, string title, string content) =>
        HtmlPage.Of(status, title, "checkout.js", content);
}
