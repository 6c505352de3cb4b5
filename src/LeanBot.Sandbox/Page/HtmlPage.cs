using System.Globalization;
using System.Net;

namespace LeanBot.Sandbox.Page;

/// <summary>What the small pages of the sandbox's Stripe look like.</summary>
internal static class HtmlPage
{
    /// <param name="script">The one script that the page may run, such as <c>checkout.js</c>.</param>
    public static Response Of(int status, string title, string script, string content) =>
        new(status, $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>{Safe(title)} · sandbox checkout</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="stylesheet" href="/sandbox.css"><script src="/{script}" defer></script></head>
            <body class="checkout"><h1>{Safe(title)}</h1>
            <p class="note">Sandbox: nothing real is contacted and no money moves.</p>
            {content}
            </body></html>
            """)
        { ContentType = "text/html; charset=utf-8" };

    public static string Line(string what, string amount) =>
        $"<p class=\"line\"><span>{Safe(what)}</span> <b>{Safe(amount)}</b></p>";

    public static string Money(long minor, string? currency) => currency is "jpy" or "krw"
        ? string.Create(CultureInfo.InvariantCulture, $"{minor} {currency.ToUpperInvariant()}")
        : string.Create(CultureInfo.InvariantCulture, $"{minor / 100m:0.00} {currency?.ToUpperInvariant()}");

    public static string Day(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "—";

    public static string Safe(string text) => WebUtility.HtmlEncode(text);
}
