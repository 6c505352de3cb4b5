using System.Globalization;
using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe;
using LeanBot.Sandbox.Telegram;

namespace LeanBot.Sandbox;

/// <summary>Calls that are to fail, in the order in which they were asked for.</summary>
internal sealed class Faults
{
    public List<Fault> Waiting { get; } = [];

    /// <summary>The first fault that fits, one of its times used up.</summary>
    public Fault? Take(string service, Request request)
    {
        var index = Waiting.FindIndex(fault => fault.Service == service && fault.Fits(request));
        if (index < 0)
            return null;
        var fault = Waiting[index];
        Waiting[index] = fault with { Count = fault.Count - 1 };
        if (fault.Count <= 1)
            Waiting.RemoveAt(index);
        return fault;
    }
}

internal sealed record Fault(
    string Service, string? Method, int Status, int? RetryAfter, int Count, bool After)
{
    /// <summary>What Telegram says; a usual sentence for the status where it is not given.</summary>
    public string? Description { get; init; }

    public bool Fits(Request request)
    {
        if (Method is null)
            return true;
        if (Service == "telegram")
            return Method.Equals(TelegramApi.MethodOf(request.Path), StringComparison.OrdinalIgnoreCase);
        var (verb, path) = Method.Split(' ') is [var first, var rest] ? (first, rest) : (null, Method);
        return (verb is null || verb.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            && request.Path.StartsWith(path, StringComparison.Ordinal);
    }

    public Response Answer() => Service == "telegram" ? AsTelegram() : AsStripe();

    public JsonObject Show() => new()
    {
        ["service"] = Service,
        ["method"] = Method,
        ["status"] = Status,
        ["retryAfter"] = RetryAfter,
        ["count"] = Count,
        ["after"] = After,
    };

    private Response AsTelegram()
    {
        var wait = RetryAfter ?? (Status == 429 ? 1 : null);
        var words = Description ?? Status switch
        {
            400 => "Bad Request: fault asked for in the sandbox",
            401 => "Unauthorized",
            403 => "Forbidden: bot was blocked by the user",
            404 => "Not Found",
            409 => "Conflict: " + UpdateMethods.Terminated,
            429 => $"Too Many Requests: retry after {wait}",
            500 => "Internal Server Error: restart",
            502 => "Bad Gateway",
            _ => "Fault asked for in the sandbox",
        };
        return TelegramApi.Refused(new TelegramError(Status, words) { RetryAfter = wait });
    }

    private Response AsStripe()
    {
        const string Words = "This request fails because the sandbox was asked for a fault.";
        var (type, code) = Status switch
        {
            402 => ("card_error", "card_declined"),
            409 => ("invalid_request_error", "lock_timeout"),
            429 => ("invalid_request_error", "rate_limit"),
            >= 500 => ("api_error", null),
            _ => ("invalid_request_error", (string?)null),
        };
        var response = StripeApi.Refused(new StripeError(Status, type, code, Words), "req_fault");
        return RetryAfter is { } wait
            ? response with
            {
                Headers = [.. response.Headers, ("Retry-After", wait.ToString(CultureInfo.InvariantCulture))],
            }
            : response;
    }
}
