using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace LeanBot.Sandbox.Page;

/// <summary>The files of the page, embedded in the assembly.</summary>
internal sealed record StaticPage(string Name, string ContentType)
{
    private static readonly Dictionary<string, StaticPage> Files = new(StringComparer.Ordinal)
    {
        ["/"] = new("sandbox.html", "text/html; charset=utf-8"),
        ["/sandbox.css"] = new("sandbox.css", "text/css; charset=utf-8"),
        ["/sandbox.js"] = new("sandbox.js", "text/javascript; charset=utf-8"),
        ["/checkout.js"] = new("checkout.js", "text/javascript; charset=utf-8"),
        ["/portal.js"] = new("portal.js", "text/javascript; charset=utf-8"),
    };

    public static StaticPage? Find(HttpRequest request) =>
        request.Method == "GET" ? Files.GetValueOrDefault(request.Path.Value ?? "/") : null;

    public static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' "
            + "data:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-store";
    }

    public async Task WriteTo(HttpContext context)
    {
        context.Response.ContentType = ContentType;
        Protect(context.Response);
        await using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("Page." + Name)
            ?? throw new InvalidOperationException($"The page's file {Name} is not in the assembly.");
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
